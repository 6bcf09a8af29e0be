title = Thank you

thanks-lead = The ban has fallen. Read our [first statement](ban.md#reasons) again, or [the letter](../2023/open-letter.md).

thanks-all = We thank all who [signed](../2025/asylum/signatories.md#all).
