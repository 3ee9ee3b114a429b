"""Publishing: one career's notebooks in; HTML, PDF, data and their lineage out.

`report.publish` is the door. Below it, `execute` runs notebooks, `page` makes pages of what they show, `paper` prints
them, `package` writes the downloads, and `check` reads the pages that were made.
"""

import sys

# jsonschema's optional checker of internationalised addresses builds two grammars on import: more than a
# second in each process that imports nbformat, for a format that no notebook uses. None makes the import
# fail, which jsonschema expects; everything else is validated as before.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
