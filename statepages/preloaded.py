"""What worker processes need, in the one that they are forked from: so it takes its time once."""

import gc

import statepages.checking.one_file
import statepages.outputs
import statepages.publish.make  # noqa: F401
from statepages.files.event import EventFile
from statepages.model.zips import find_zip

EventFile.model_rebuild()  # else at its first use, in each of them
find_zip("00601")  # the table is read before the first answer
gc.freeze()
