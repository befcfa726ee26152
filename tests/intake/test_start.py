"""What is imported when: reading a text must not wait for what only pictures need."""

import subprocess
import sys

HEAVY = ("cv2", "onnxruntime", "rapidocr", "PIL", "numpy")


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_reading_a_text_loads_nothing_heavy():
    assert not loaded("from claimback.intake import read_bytes; read_bytes(b'Denied', 'a.txt')").intersection(
        [*HEAVY, "pypdfium2", "lxml"]
    )


def test_importing_the_stage_loads_not_even_the_model():
    modules = loaded("import claimback.intake")
    assert "claimback.intake" in modules and "pydantic" not in modules


def test_the_reading_process_starts_without_the_model():
    modules = loaded("import claimback.intake.child, claimback.intake.pdf")
    assert "pypdfium2" in modules and not modules.intersection([*HEAVY, "pydantic", "lxml"])
