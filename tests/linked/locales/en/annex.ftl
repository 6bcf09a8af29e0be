annex = Annex: figures

count = How we count

count-is = We count a death when two sources confirm it.[^sources] The tables are in [deaths at sea](2023/deaths-at-sea.md#table), as a file in <a href="files/deaths.csv">CSV</a> too.

limits = What we do not know

limits-are = Most boats are never found; [the map](2023/map-of-routes.md) shows where they left.

sources = Our [method](method.md#sources) names them.
