"""How often a work was begun."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="work", name="tries", field=models.PositiveSmallIntegerField(default=0),
        ),
    ]  # fmt: skip
