"""Writing the table of where to look to a file that a person names."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from loopmap.analysis.loops import LoopList
from loopmap.analysis.structure.measures import Shaken, measure
from loopmap.formats.storage.save import save
from loopmap.formats.where_table import where_to_look_table
from loopmap.model.document import CausalMap, Document
from loopmap.model.token import Token
from loopmap.ui.editor import Editor
from loopmap.ui.going_out.asking import Leaving, ask_first
from loopmap.ui.going_out.held import held_by_maps
from loopmap.ui.means import Means
from loopmap.ui.saving import file_name

NOT_YET = "The loops are still being looked for; ask again in a moment."


def write_where_to_look(editor: Editor, means: Means) -> None:
    """Ask for a name and write; what was shaken goes into the file too."""
    assert editor.panels is not None
    watch, causal_map = editor.panels.watch, editor.session.map
    if watch.loops is None or watch.is_searching:
        editor.hint.emit(NOT_YET)
        return
    name = f"{file_name(causal_map.info.title)} where to look.csv"
    path = means.dialogs.to_table(Path(name))
    if path is not None:
        shaken = editor.panels.structure.panel.where.shaken
        loops, map_id = watch.loops, causal_map.id

        def go_on(going: Document) -> None:
            work = partial(_write, path, going.maps[map_id], loops, shaken)
            means.writing.write(path, work, partial(_tell, means))

        leaving = Leaving("The table", partial(held_by_maps, (map_id,)))
        ask_first(editor, means, leaving, go_on)


def _write(
    path: Path, causal_map: CausalMap, loops: LoopList, shaken: Shaken | None, token: Token
) -> Path:
    content = where_to_look_table(causal_map, loops, measure(causal_map, loops), shaken)
    token.check()
    save(path, content)
    return path


def _tell(means: Means, path: Path) -> None:
    means.banner.tell(f"It is in “{path}”.")
