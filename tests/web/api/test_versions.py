"""The versions of a letter through the API."""


def test_versions_are_listed_compared_and_gone_back_to(program, work, made):
    address = f"cases/{made['id']}/letters/appeal-letter"
    program("GET", address)
    work()
    letter = program("GET", address).json()
    number = next(one["number"] for one in letter["blocks"] if one["kind"] == "paragraph")
    for words in ("One fine day.", "Two fine days."):
        assert program("PUT", address, {"blocks": {str(number): words}}).status_code == 200
    rows = program("GET", f"{address}/versions").json()["versions"]
    assert [(one["number"], one["passages"], one["now"]) for one in rows] == [
        (2, 1, True),
        (1, 1, False),
        (0, 0, False),
    ]
    passages = program("GET", f"{address}/versions/2?since=1").json()["passages"]
    assert passages == [
        {
            "block": number,
            "pieces": [
                {"kind": "out", "text": "One"},
                {"kind": "in", "text": "Two"},
                {"kind": "same", "text": "fine"},
                {"kind": "out", "text": "day."},
                {"kind": "in", "text": "days."},
            ],
        }
    ]
    back = program("POST", f"{address}/versions/1").json()
    assert "One fine day." in [one["text"] for one in back["blocks"]]
    assert program("GET", f"{address}/versions").json()["versions"][0]["number"] == 3
    assert program("GET", f"{address}/versions/9").status_code == 404
    assert program("POST", f"{address}/versions/0", If_Match='"0"').status_code == 412


def test_a_block_that_was_emptied_does_not_move_the_numbers_of_the_others(program, work, made):
    address = f"cases/{made['id']}/letters/appeal-letter"
    program("GET", address)
    work()
    blocks = program("GET", address).json()["blocks"]
    gone, stays = [one for one in blocks if one["kind"] == "paragraph"][:2]
    after = program("PUT", address, {"blocks": {str(gone["number"]): ""}}).json()["blocks"]
    assert gone["number"] not in [one["number"] for one in after]
    assert next(one["text"] for one in after if one["number"] == stays["number"]) == stays["text"]
