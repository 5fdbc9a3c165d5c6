"""The text of a Word file (.docx): paragraphs and table rows in order, one a line."""

import io
import zipfile
from collections.abc import Iterator

from clashmap.intake.bounds import (
    MAX_RATIO,
    MAX_WORD_MEMBERS,
    MAX_WORD_UNPACKED,
    MEGA,
)
from clashmap.intake.formats.parts import parsing
from extract.errors import ExtractError

_ADVICE = "save it again as .docx, or its text as .txt"


def read_word(data: bytes) -> str:
    """Return the text of a .docx; raise where it is none, a bomb, or empty."""
    import docx  # noqa: PLC0415 - a tenth of a second that other files need not wait

    with parsing("the Word file", _ADVICE):
        _check_archive(data)
        document = docx.Document(io.BytesIO(data))
        lines = [line for block in document.iter_inner_content() for line in _lines(block)]
    text = "\n".join(line for line in lines if line)
    if not text:
        raise ExtractError("no text in the Word file; if it holds pictures of text, run OCR")
    return text


def _check_archive(data: bytes) -> None:
    """Raise where the members of the zip would unpack to more than a document has."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ExtractError(f"an old or encrypted Word file, not .docx; {_ADVICE}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > MAX_WORD_UNPACKED or len(members) > MAX_WORD_MEMBERS:
        raise ExtractError(
            f"unpacks to {len(members):,} members of {size / MEGA:,.0f} MB, over the limit of "
            f"{MAX_WORD_MEMBERS:,} of {MAX_WORD_UNPACKED // MEGA} MB; {_ADVICE}"
        )
    if size > max(len(data) * MAX_RATIO, 10 * MEGA):
        raise ExtractError(f"unpacks to over {MAX_RATIO} times its size, as bombs do; {_ADVICE}")


def _lines(block: object) -> Iterator[str]:
    """Yield a paragraph as a line, or a table as a line a row."""
    from docx.table import Table  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    if isinstance(block, Paragraph):
        yield " ".join(block.text.split())
    elif isinstance(block, Table):
        for row in block.rows:
            cells = [" ".join(cell.text.split()) for cell in row.cells]
            yield " | ".join(cell for cell in cells if cell)
