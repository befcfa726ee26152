"""The description of the API: what every operation can answer, as OpenAPI 3.1."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from claimback.web.api.problems import MEDIA, SAID, ProblemDetails

ALWAYS = (400, 401, 404, 405, 422, 429, 500)
WRITES = (409, 412, 413, 415)
_IF_MATCH = {
    "in": "header", "name": "If-Match", "required": False,
    "schema": {"type": "string", "pattern": '^("[0-9]{1,9}"|[*])$'},
    "description": "The ETag that the change was made from; where the case went on since, 412 and nothing is changed.",
}  # fmt: skip
CHANGE: dict[str, Any] = {"parameters": [_IF_MATCH]}
"""For operations that change what a person said."""
_TAG = {"ETag": {"schema": {"type": "string"}, "description": "The version of the case, for If-Match."}}
_LATER = {
    "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds after which to ask again."},
    "Location": {"schema": {"type": "string"}, "description": "Where the work tells how far it is."},
}
_FILES = {
    "type": "array", "minItems": 1, "maxItems": 60, "items": {"type": "string", "format": "binary", "minLength": 1},
    "description": "PDF, photos in order, DOCX, e-mail, HTML, text; 50 MB together at most.",
}  # fmt: skip
_TEXT = {"type": "string", "pattern": r"\S", "description": "Pasted text, 400,000 signs at most."}
_EITHER = {
    "type": "object", "additionalProperties": False, "minProperties": 1, "properties": {"files": _FILES, "text": _TEXT},
}  # fmt: skip
UPLOAD: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _EITHER}}},
}


def gives(what: str, *media: str) -> dict[str, Any]:
    """For an operation that gives a file of one of these media types."""
    content = {one.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}} for one in media}
    return {"responses": {200: {"description": what, "content": content}}}


class Described(NinjaAPI):
    """Ids from the functions' names, and errors declared for every operation."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The function's name."""
        return operation.view_func.__name__

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:  # noqa: ANN401 - the library's signature
        """The description."""
        schema = super().get_openapi_schema(*args, **kwargs)
        model = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"].update(model.pop("$defs"), ProblemDetails=model)
        schema["components"]["responses"] = {f"Problem{status}": _problem(status) for status in SAID}
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                _complete(method, operation["responses"])
        return schema


def _complete(method: str, responses: dict[Any, Any]) -> None:
    for status in (*ALWAYS, *(WRITES if method in ("put", "post", "delete") else (409,))):
        responses[status] = {"$ref": f"#/components/responses/Problem{status}"}
    for status in (200, 201):
        if status in responses and "application/json" in responses[status].get("content", {}):
            responses[status]["headers"] = _TAG
    if 202 in responses:
        responses[202]["headers"] = _LATER


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": SAID[status],
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
    }
