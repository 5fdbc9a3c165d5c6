"""How much may be read, of anything: every bound of the intake, with its reason.

The bounds of single texts and pages stand in extract/formats.py, which keeps to them too.
"""

from dataclasses import dataclass

from extract.formats import MAX_PAGE_BYTES, MAX_TEXT_BYTES

MEGA = 1_000_000

# A text of 5 MB is a long book; what is longer is no article. JSON may write one character in six
# bytes, and a quoted cell doubles at most: a longer line is passed over without being held.
MAX_LINE_BYTES = MAX_TEXT_BYTES * 6
# A page, a PDF, a Word file, or a message with its attachments: 20 MB as for pages.
MAX_DOCUMENT_BYTES = MAX_PAGE_BYTES
# A news crawl is about 1 GB packed and 5 GB unpacked, a year of one agency's rows 10 GB. Archives
# are read as a stream, so that this bounds time alone; it stops a file without an end.
MAX_ARCHIVE_BYTES = 50_000 * MEGA
# Text packs 3 to 20 times, tables of like rows up to 100; a bomb goes beyond 1,000. Small files
# may do as they like: the ratio counts from here on.
MAX_RATIO = 200
RATIO_COUNTS_FROM = 50 * MEGA
# A Word file of 20 MB holds pictures, which do not pack; its text is a few MB of XML.
MAX_WORD_UNPACKED = 200 * MEGA
MAX_WORD_MEMBERS = 10_000
# A report of 1,000 pages is no article; pypdf reads about 50 pages a second.
MAX_PDF_PAGES = 1_000
# A message in a message in a message: deeper than people forward.
MAX_DEPTH = 3
MAX_MESSAGE_PARTS = 200
# A file of which so many rows, and most rows, are refused is not what its name says.
MAX_REFUSED = 1_000
# A file that has ended so many readers is meant to.
MAX_DEATHS = 10
# What the reading process may answer at once: a page's text, in at most three bytes a character.
MAX_ANSWER_BYTES = MAX_PAGE_BYTES * 3 + 10 * MEGA
# Quarantine: a copy of what is longer helps nobody, and an archive must not fill a disk.
MAX_COPIED_BYTES = 50 * MEGA
MAX_ROW_COPIED_BYTES = 5 * MEGA
MAX_QUARANTINE_BYTES = 2_000 * MEGA


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading process may use for one article; it is ended, and replaced, beyond that.

    memory_bytes: address space. A page of 5 MB takes 500 MB, a PDF or Word file less.
    cpu_seconds: an ordinary page takes 0.02 s, one with 2 MB of text 20 s (longer ones more than
    in proportion), a PDF of 1,000 pages 20 s. wall_seconds: three of them may share a core.
    """

    memory_bytes: int = 1_200 * MEGA
    cpu_seconds: int = 30
    wall_seconds: float = 90.0


LIMITS = Limits()
# A visitor waits for what he uploads, and others share the machine.
UPLOAD_LIMITS = Limits(memory_bytes=800 * MEGA, cpu_seconds=10, wall_seconds=30.0)
