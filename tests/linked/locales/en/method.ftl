method = Method

see = See also [the annex][annex], [its limits][limits] and ![a bridge][bridge].

sources-of-method = Sources

sources-are = Coast guards, families and the <a href="2024/testimonies.md#rosa">testimonies</a> of survivors.

annex-title = Figures
