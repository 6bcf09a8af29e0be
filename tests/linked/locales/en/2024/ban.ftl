title = End the ban

ban-lead = The ban on asylum must end. We say [why](#reasons) and [what we ask](#what-we-ask).

reasons = Reasons

reasons-are = It returns people to danger, against [the principle of no return](../2025/asylum/principles.md#no-return).

ask = What we ask

ask-is = Open the door. [Questions](../2025/asylum/questions.md#who-signs) are answered; the [thanks](thanks.md) come after.
