annex = Anexo: números

count = Como contamos

count-is = Contamos uma morte quando duas fontes a confirmam.[^sources] Os quadros estão em [mortes no mar](2023/deaths-at-sea.md#table), e também como arquivo em <a href="files/deaths.csv">CSV</a>.

limits = O que não sabemos

limits-are = A maioria das embarcações nunca é encontrada; [o mapa](2023/map-of-routes.md) mostra de onde saíram.

sources = O nosso [método](method.md#fontes) nomeia-as.
