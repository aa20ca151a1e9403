"""What makes one theme differ from another."""

from statepages.theme import Theme


def test_an_asset_and_a_script_of_one_name_both_count_for_the_version() -> None:
    def version(asset: bytes, script: bytes) -> str:
        return Theme(templates={}, assets={"share.js": asset}, finder={"share.js": script}).version

    versions = {version(b"1", b"1"), version(b"2", b"1"), version(b"1", b"2")}
    assert len(versions) == 3
