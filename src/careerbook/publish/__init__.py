"""Publishing: one career's notebooks in; HTML, PDF, data and their lineage out.

`report.publish` is the door. Below it, `run` and `kernel` execute; `parts`, `headings` and `html` make pages;
`browser` and `pdf` print; `package` writes the downloads; `swap` puts the whole report in place at once.
"""

import sys

# jsonschema's optional checker of internationalised addresses builds two grammars on import: more than a
# second in each process that imports nbformat, for a format that no notebook uses. None makes the import
# fail, which jsonschema expects; everything else is validated as before.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
