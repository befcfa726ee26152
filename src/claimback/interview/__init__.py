"""The interview: what only the person or the doctor can tell, asked once, kept to the letter.

`questions` says what is still open, `to_yaml` and `from_yaml` carry it to the person and back, `facts` turns the
answers into confirmed facts.
"""

from claimback.interview.ask import as_question, questions
from claimback.interview.read import from_yaml
from claimback.interview.settle import facts
from claimback.interview.write import to_yaml

__all__ = ["as_question", "facts", "from_yaml", "questions", "to_yaml"]
