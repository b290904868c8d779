"""Set type, shapes and pictures → the bytes of a tagged, archival PDF (on ReportLab)."""

import layouts.text  # noqa: F401 – before ReportLab, which it helps to do without Pillow
