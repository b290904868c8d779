"""Set type, shapes and pictures → the bytes of a tagged, archival PDF (on ReportLab)."""
