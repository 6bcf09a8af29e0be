title = The Panama declaration

place = Panama City

lead = Ministers of 20 States met in Panama. We answer with an [open letter](../2023/open-letter.md).

promised = What was promised

promise-asylum = Access to asylum, as our [first principle](../2025/asylum/principles.md#access) says

promise-rescue = Rescue at sea ([why](../2023/deaths-at-sea.md))

borders = The same week, two borders were [closed](closed-borders.md#numbers).
