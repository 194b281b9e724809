"""What this is, which version, under which licence, and where things are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from loopmap import __version__
from loopmap.ui.folders import Folders


def about(window: QWidget, folders: Folders) -> QMessageBox:
    """The box, not yet shown; it does not stop the window."""
    box = QMessageBox(window)
    box.setWindowTitle("About Loopmap")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Loopmap {__version__}")
    box.setInformativeText(
        "Causal-loop system mapping: draw a map, see its loops, ask “what if?”.\n\n"
        "Free software under the MIT licence. The typeface is Atkinson Hyperlegible Next "
        "(SIL Open Font License). Loopmap works without a network and sends nothing anywhere.\n\n"
        f"Settings, and which loops you looked at: {folders.config}\n"
        f"Earlier versions of your files: {folders.backups}"
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
