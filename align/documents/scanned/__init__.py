"""Pages that are pictures: handed to Tesseract, if that is installed.

``ALIGN_SCANS`` in the environment says otherwise: ``skip`` leaves such pages out, anything else
are the languages that Tesseract is to read, such as ``eng`` or ``vie+eng``.
"""
