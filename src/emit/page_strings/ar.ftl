## حول النص

skip-to-text = الانتقال إلى النص
languages = اللغات
original = النص الأصلي
translation = الترجمة
signatories = الجهات الموقِّعة
notes = الحواشي
table-of-contents = جدول المحتويات
published-on = نُشر في { $date }
updated-on = حُدِّث في { $updated }
version = النسخة { $version }
other-formats = بصيغ أخرى
about-organisation = عن { $name }
press-contact = للتواصل الصحفي
contact = للتواصل
embargo = محظور النشر حتى { $embargo }

## تنبيهات في النص

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تحذير
alert-caution = تنبيه

## النص المعتمد

about-text = عن هذا النص
original-in = لغة الأصل: { $language }
original-prevails = في حال وجود اختلاف، يُعتدّ بالنص الأصلي.

## فقرات ليست كما ينبغي

notice = تنبيه
has-untranslated = بعض فقرات هذه الصفحة لم تُترجم بعد، وهي معروضة بلغتها الأصلية ومشار إليها.
untranslated-passage = لم يُترجم بعد
has-stale = بعض فقرات هذه الصفحة مترجمة عن نسخة سابقة من النص الأصلي، وهي مشار إليها.
stale-passage = مترجم عن نسخة سابقة
has-drafts = ترجمة بعض فقرات هذه الصفحة لم تُراجَع بعد، وهذه الفقرات مشار إليها.
draft-passage = ترجمة لم تُراجَع بعد
has-omitted = لا تتضمن هذه الصفحة بعض فقرات النص الأصلي التي لم تجهز ترجمتها بعد.

## بيانات كثيرة

site-title = البيانات
all-statements = جميع البيانات
newest-statements = أحدث البيانات
feed = اشتراك
read-online = القراءة على الإنترنت
side-by-side = جنبًا إلى جنب
page-of = صفحة { $page } من { $pages }

## جنبًا إلى جنب، لمراجعة الترجمات

nothing-pending = جميع الفقرات مترجمة ومحدَّثة.
original-changed = ما تغيّر في النص الأصلي منذ ذلك الحين
reviewed-by = راجعه
review-date = التاريخ
signature = التوقيع
field-title = العنوان
field-subtitle = العنوان الفرعي
field-description = الوصف
field-summary = الملخّص
field-dateline = المكان والتاريخ
field-place = المكان

## اللغات

language-ar = العربية
language-ca = الكتالانية
language-de = الألمانية
language-en = الإنجليزية
language-es = الإسبانية
language-fr = الفرنسية
language-gn = الغوارانية
language-ht = الكريولية الهايتية
language-it = الإيطالية
language-pt = البرتغالية
language-qu = الكيتشوا
language-ru = الروسية
language-zh = الصينية
