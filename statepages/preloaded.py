"""What worker processes need, imported once in the process that they are forked from."""

import gc

import statepages.checking.one_file
import statepages.outputs
import statepages.publish.make  # noqa: F401
from statepages.files.event import EventFile
from statepages.model.zips import find_zip

EventFile.model_rebuild()  # else each of them would load it at its first use
find_zip("00601")  # the table is read before the first answer
gc.freeze()
