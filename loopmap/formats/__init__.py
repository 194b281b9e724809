"""Files: one module per format, found by the registry.

`graphml/`, `gexf/`, `dot/`, `gml.py`: start reading at `read.py` in each: drawn graphs: what they
say by name is `incoming/attributes.py`, what arrows look like `incoming/graph_links.py`, yEd's
drawing `graphml/yed.py`, DOT's language `dot/parse.py`.

`simlin/`, `sagemodeler/`: start reading at `read.py` in each: Simlin's projects, whose modules
`simlin/modules.py` takes apart (names: `incoming/module_names.py`, as in XMILE); SageModeler's
diagrams, whose words for relationships are `sagemodeler/relations.py`.

Start reading at `registry.py`: one module per format with `FORMAT` (`format.py`); what a file
leaves open is a `guess.py`, what we have no place for is `kept.py`, what a target cannot hold is
told by `holding.py`; `markup.py`, `json_text.py`, `workbook.py` read what others wrote without
danger, `foreign.py` takes values as they should be; `svg.py` writes pictures.

`kept_table.py`: start reading at `resources/guide`: what each format keeps as the page of the
guide: `loopmap formats --markdown > resources/guide/2-what-files-keep.md` writes it again, and a
test says when; `ui/guide_page.py` shows the guide.
"""
