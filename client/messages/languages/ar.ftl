# ما يقوله التطبيق بالعربية. وما ينقص هنا يظهر بالإنجليزية (en.ftl).

language-name = العربية
language-direction = rtl

## ما تشترك فيه صفحات كثيرة

-product = Tandem

brand-home = { -product }، الصفحة الأولى
dialog-close = إغلاق
opening = جارٍ الفتح
try-again = إعادة المحاولة
away-title = الخادم لا يجيب
away-words = لم يُفقد شيء مما حُفظ. تحقّق من اتصالك ثم حاول مرة أخرى.
account-of = حساب { $name }
language-switch = اللغة
theme-auto = الألوان كما في النظام
theme-light = ألوان فاتحة
theme-dark = ألوان داكنة
theme-change = { $colours }. تغيير
toast-dismiss = إخفاء
undo = تراجع
redo = إعادة

sign-out = تسجيل الخروج
sign-out-unreachable = الخادم لا يجيب: ما زلت مسجّل الدخول. حاول عندما يعود.
sign-out-unsaved-title = لم يُحفظ كل شيء
sign-out-unsaved-words = بعض ما كتبته موجود على هذا الجهاز فقط ولم يصل إلى الخادم بعد. تسجيل الخروج يحذفه من هنا.
sign-out-anyway = الخروج وفقدانه
sign-out-stay = البقاء مسجّل الدخول

shared-computer = هذا حاسوب يستخدمه آخرون
shared-computer-hint = لا يُترك عليه شيء، ولذلك لا يمكن فتح شيء من دون الخادم.

version-new = توجد نسخة جديدة.
version-reload = إعادة التحميل
later = لاحقًا

## المفاتيح

key-ctrl = Ctrl
key-shift = Shift
key-alt = Alt
key-enter = Enter
key-backspace = Backspace
key-delete = Delete
key-escape = Esc
with-keys = { $what } ({ $keys })
just-now = الآن

## ما يرفضه الخادم

problem-unreachable = الخادم لا يجيب. تحقّق من اتصالك وحاول مرة أخرى.
problem-unknown = أجاب الخادم بخطأ ({ $status }).
problem-not-signed-in = سجّل الدخول أولًا.
problem-not-allowed = دورك لا يسمح بهذا. يستطيع مالك السيرة الذاتية تغيير دورك.
problem-not-found = لا توجد سيرة ذاتية كهذه، أو أنها غير مشتركة معك.
problem-too-many-attempts = { $minutes ->
    [zero] محاولات كثيرة جدًا. حاول مرة أخرى بعد قليل.
    [one] محاولات كثيرة جدًا. حاول مرة أخرى بعد دقيقة واحدة.
    [two] محاولات كثيرة جدًا. حاول مرة أخرى بعد دقيقتين.
    [few] محاولات كثيرة جدًا. حاول مرة أخرى بعد { $minutes } دقائق.
    [many] محاولات كثيرة جدًا. حاول مرة أخرى بعد { $minutes } دقيقة.
   *[other] محاولات كثيرة جدًا. حاول مرة أخرى بعد { $minutes } دقيقة.
}
problem-unavailable = لا يستطيع الخادم فعل هذا الآن. لم يتغيّر شيء؛ حاول بعد قليل.
problem-internal = حدث خطأ في الخادم وسُجّل. حاول مرة أخرى، وأخبر المشغّل إن استمر.
problem-wrong-credentials = العنوان أو كلمة المرور غير صحيحة. تحقّق منهما وحاول مرة أخرى.
problem-address-taken = لهذا العنوان حساب بالفعل. سجّل الدخول به أو استخدم عنوانًا آخر.
problem-invitation-gone = هذه الدعوة غير موجودة أو استُخدمت أو انتهت صلاحيتها. اطلب دعوة جديدة.
problem-already-a-member = صاحب هذا العنوان عضو بالفعل. غيّر دوره بدلًا من ذلك.
problem-last-owner = هذا هو المالك الوحيد. اجعل عضوًا آخر مالكًا أولًا، أو انقل السيرة الذاتية إلى السلة.
problem-not-a-resume = لا شيء من هذا معروف في JSON Resume.
problem-too-large = هذا أكبر مما يجوز لسيرة ذاتية. احذف الصور الكبيرة أو المرفقات.
problem-in-the-bin = هذه السيرة الذاتية في السلة. يستطيع مالكها استعادتها.
problem-unknown-file = تعذّرت قراءة هذا الملف. استخدم JSON Resume أو تصدير بيانات LinkedIn ‏(ZIP) أو PDF أو Word ‏(DOCX) أو Markdown أو نصًّا.
problem-no-browser = لا يوجد على هذا الخادم Chromium الذي ينشئ ملفات PDF. اطبع الصفحة من متصفحك واختر «حفظ بصيغة PDF»: الصفحات هي نفسها.
problem-file-too-large = يحتوي هذا الملف على أكثر مما تحتويه سيرة ذاتية. احذف الصور الكبيرة والمرفقات.
problem-damaged-file = هذا الملف تالف أو ليس كما يقول اسمه. احفظه من جديد وحاول مرة أخرى.
problem-locked-file = يحتاج هذا الملف إلى كلمة مرور. احفظه بدونها وحاول مرة أخرى.
problem-no-text = لا نص في هذا الملف. إن كانت صفحاته صورًا فليس فيه إلا شكلها.

field-empty = لا يجوز أن يكون فارغًا
field-too-long = { $count ->
    [zero] لا يجوز أن يحتوي على أي حرف
    [one] يجوز أن يحتوي على حرف واحد على الأكثر
    [two] يجوز أن يحتوي على حرفين على الأكثر
    [few] يجوز أن يحتوي على { $count } أحرف على الأكثر
    [many] يجوز أن يحتوي على { $count } حرفًا على الأكثر
   *[other] يجوز أن يحتوي على { $count } حرف على الأكثر
}
field-too-short = { $count ->
    [zero] يجوز أن يكون فارغًا
    [one] يجب أن يحتوي على حرف واحد على الأقل
    [two] يجب أن يحتوي على حرفين على الأقل
    [few] يجب أن يحتوي على { $count } أحرف على الأقل
    [many] يجب أن يحتوي على { $count } حرفًا على الأقل
   *[other] يجب أن يحتوي على { $count } حرف على الأقل
}
field-one-line = يجب أن يكون سطرًا واحدًا
field-no-address = لا يبدو هذا عنوان بريد إلكتروني (name@example.org)
field-taken = له حساب بالفعل
field-member = عضو بالفعل

## الأدوار

role-viewer = يمكنه القراءة
role-commenter = يمكنه التعليق
role-editor = يمكنه التحرير
role-owner = المالك

## الصفحة الأولى

home-tab = { -product }: سير ذاتية تُكتب معًا
home-title = شخصان، وسيرة ذاتية واحدة.
home-lead = اكتبها حرفًا بحرف مع المرشد الذي يقرؤها، والصديق الذي يصحّحها، والمدرّب الذي رأى ألفًا مثلها. وتبقى الصفحة كما تُطبع إلى جانبك.
home-try = جرّبه من دون حساب
home-saved = محفوظ يعني محفوظ.
home-saved-words = حين يقول السطر ذلك فهو على القرص.
home-yours = لك أن تأخذها معك.
home-yours-words = ‏JSON Resume دخولًا وخروجًا، بلا فقدان شيء.
home-own = على جهازك أنت.
home-own-words = برنامج واحد وملف بيانات واحد.

## تسجيل الدخول وإنشاء حساب

sign-in = تسجيل الدخول
sign-in-tab = تسجيل الدخول · { -product }
sign-in-title = أهلًا بعودتك
sign-in-new = جديد هنا؟
register = إنشاء حساب
register-tab = إنشاء حساب · { -product }
register-submit = إنشاء الحساب
register-has-one = لديك حساب؟
entry-name = الاسم
entry-name-hint = يراه من يكتبون معك عند مؤشرك.
entry-email = البريد الإلكتروني
entry-password = كلمة المرور
entry-password-hint = بضع كلمات لا يجمعها أحد غيرك.

## دعوة، وعنوان لا يقود إلى شيء

invite-tab = دعوة · { -product }
invite-broken = هذه الدعوة لا تعمل
invite-broken-words = ربما استُخدمت بالفعل، أو أصبحت قديمة. اطلب دعوة جديدة.
invite-from = يدعوك { $name } إلى
invite-open = الفتح باسم { $name }
invite-register = إنشاء حساب وفتحها
invite-has-account = لدي حساب
missing-tab = غير موجود · { -product }
missing-title = لا توجد صفحة كهذه
missing-words = { $path } لا يقود إلى شيء.
missing-start = إلى البداية

## سيري الذاتية

list-title = السير الذاتية
list-tab = السير الذاتية · { -product }
list-all = كل السير الذاتية
list-bin = السلة
list-back = رجوع
list-bin-empty = السلة فارغة. ما تحذفه يبقى هنا 30 يومًا.
list-new = سيرة ذاتية جديدة
list-empty-title = من أين نبدأ يا { $name }؟
list-empty-words = تبقى السيرة الذاتية هنا ما شئت، ومن تدعوه يكتب في السيرة نفسها.
list-bring = أحضر واحدة معك
list-bring-words = تصدير LinkedIn أو PDF أو Word أو Markdown أو نص أو JSON Resume. تراجعه أولًا.
list-blank = ابدأ بصفحة بيضاء
list-blank-words = بيانات الاتصال أولًا، ثم ما عملته. تظهر الأقسام كلما أضفتها.
list-sample = ألقِ نظرة على مثال
list-sample-words = سيرة مصمّمة متخيّلة، لتكتب فيها وتجرّب ما تشاء.
list-sample-open = فتح المثال
list-binned = ‏«{ $title }» في السلة.
list-row-title = العنوان
list-rename = إعادة التسمية
list-to-bin = نقل إلى السلة
list-changed = آخر تغيير: { $when }
list-opened = آخر فتح: { $when }
list-is-back = عادت إلى سيرك الذاتية.
list-take-back = استعادة
list-away-empty = الخادم لا يجيب، ولا توجد سيرة ذاتية محفوظة على هذا الجهاز. ما تفتحه يُحفظ هنا منذ ذلك الحين.
list-away = الخادم لا يجيب. هذه السير الذاتية محفوظة على هذا الجهاز: تابع الكتابة، ويُرسل ما تغيّره عندما يعود الخادم.
list-not-sent = لم يُرسل بعد
list-bin-words = يبقى ما في السلة 30 يومًا، ويستطيع مالكه استعادته.
list-thrown-away = حُذفت: { $when }
list-find = البحث بالعنوان أو الاسم أو الوسم
list-find-label = البحث عن سيرة ذاتية بالعنوان أو الاسم أو الوسم
list-find-titles = البحث بالعنوان
list-find-titles-label = البحث عن سيرة ذاتية بالعنوان
list-order = الترتيب
list-order-changed = آخر تغيير
list-order-newest = الأحدث
list-size = الحجم
list-sheets = صفحات
list-rows = صفوف
list-only-tags = بهذه الوسوم فقط
list-shown = { $count ->
    [zero] لا توجد سير ذاتية
    [one] { NUMBER($shown) } من سيرة ذاتية واحدة
    [two] { NUMBER($shown) } من سيرتين ذاتيتين
    [few] { NUMBER($shown) } من { $count } سير ذاتية
    [many] { NUMBER($shown) } من { $count } سيرة ذاتية
   *[other] { NUMBER($shown) } من { $count } سيرة ذاتية
}
list-none = لا شيء هنا باسم «{ $words }»
list-no-tags = لا توجد سيرة ذاتية تحمل كل هذه الوسوم
list-none-words = يشمل البحث العناوين والأسماء في السير الذاتية ووسومك، ولا يشمل السلة.
list-none-away = ما دام الخادم لا يجيب، يقتصر البحث على العناوين.
list-show-all = إظهار الكل
list-copy-of = { $title } (نسخة)
list-copied = ‏«{ $title }» لك، ولا أحد غيرك فيها.
list-more = المزيد: { $title }
list-tags = الوسوم…
list-no-sample = تعذّر جلب المثال. تحقّق من اتصالك وحاول مرة أخرى.
list-blank-start = ابدأ فارغًا
list-begun = تابع مع المثال
list-begun-words = كتبت فيه قبل أن يكون لك حساب. يمكن أن يصبح لك.
list-begun-open = متابعة
more = المزيد

## كلماتك لسيرة ذاتية

tags = الوسوم
tags-words = كلماتك أنت لـ«{ $title }». لا يراها أحد غيرك.
tags-new = وسم جديد
tags-hint = عميل، هدف، جولة…
tags-known = وسوم تستخدمها
tags-done = تم
tags-wrong = الوسوم: { $why }.

## المثال، وكيف يصبح لك

sample-title = هذا مثال: اكتب فيه، وانقل الأشياء، وجرّب ما تشاء.
sample-words = يبقى في هذا المتصفح ولا يراه أحد غيرك حتى تجعله لك.
sample-again = البدء من جديد
keep-it = احتفظ بها
keep-title = الاحتفاظ بهذه السيرة الذاتية
keep-signed-in = أنت مسجّل الدخول باسم { $name }. تنضم السيرة الذاتية، كما هي هنا، إلى سيرك، ويمكن مشاركتها من هناك.
keep-words = بحساب تُحفظ السيرة الذاتية على الخادم كما هي هنا: تفتحها من أي مكان وتشاركها مع الآخرين.
keep-account = الحساب
keep-new = حساب جديد
keep-old = لدي حساب

## إحضار سيرة ذاتية

import = استيراد
import-title = استيراد سيرة ذاتية
import-choose = اختر ملفًا
import-kinds = JSON Resume أو تصدير بيانات LinkedIn ‏(ZIP) أو PDF أو Word ‏(DOCX) أو Markdown أو نص
import-or-drop = أو أفلته هنا
import-paste = أو الصق JSON Resume
import-good = هذا JSON. الحقول التي لا تطابق الصيغة تبقى كما هي، وتُذكر بعد الاستيراد.
import-unreadable = تعذّرت قراءة { $name }. اختر ملفًا آخر.
import-no-object = السيرة الذاتية كائن JSON بين قوسين معقوفين، وهذا ليس كذلك.
import-no-json = هذا ليس JSON.
import-no-json-at = هذا ليس JSON: السطر { NUMBER($line) }، العمود { NUMBER($column) }.
import-clean = تم الاستيراد: كل حقل مطابق لما تقوله JSON Resume.
import-notes = تم الاستيراد. ليس كل شيء مطابقًا لما تقوله JSON Resume، وقد بقي كما كان:
import-reading = تجري قراءته…
import-found = هذا ما وُجد في { $name }. لا يُحفظ شيء قبل أن تستورده، ويمكن تغيير كل شيء بعد ذلك.
import-guesses = { $count ->
    [zero] لا حقل مخمّنًا.
    [one] حقل واحد مخمّن. راجع ما هو مُعلَّم.
    [two] حقلان مخمّنان. راجع ما هو مُعلَّم.
    [few] { $count } حقول مخمّنة. راجع ما هو مُعلَّم.
    [many] { $count } حقلًا مخمّنًا. راجع ما هو مُعلَّم.
    *[other] { $count } حقل مخمّن. راجع ما هو مُعلَّم.
}
import-list = ما وُجد
import-person = عنك
import-left-out = تُرك
import-guess = من «{ $source }»: { $why }
import-why-first-line = السطر الأول، فُهم على أنه الاسم.
import-why-below-name = سطر تحت الاسم، فُهم على أنه العنوان المهني.
import-why-above-heading = نص فوق أول عنوان، فُهم على أنه الملخص.
import-why-place = أي كلمة هي المدينة وأيها المنطقة أو البلد؟
import-why-title-and-place = أي الكلمات هي المسمّى وأيها الشركة أو المدرسة؟
import-why-own-line = سطر مستقل، فُهم على أنه الشركة أو المنصب.
import-why-about-place = أول نص من عدة نصوص، فُهم على أنه عمل الشركة.
import-why-dates-beside = تواريخ بجانب كلمات أخرى.
import-why-no-date = هذا ليس تاريخًا مقروءًا، ويبقى كما هو.
import-why-degree = الدرجة والتخصص هناك في حقل واحد.
cancel = إلغاء

## أين يوجد ما كُتب

state-opening = جارٍ الفتح…
state-saved = محفوظ
state-up-to-date = محدّث
state-saving = جارٍ الحفظ…
state-catching-up = جارٍ التحديث…
state-local-device = في هذا المتصفح فقط
state-local-tab = في علامة التبويب هذه فقط
state-not-saving = توقّف الحفظ
state-not-saving-why = توقّف الحفظ: { $why }
state-database-away = قاعدة البيانات لا تجيب؛ ما تكتبه يبقى على هذا الجهاز
state-unreadable = تعذّرت قراءة جزء من هذه السيرة الذاتية؛ تظهر آخر حالة سليمة لها، ولا يُحفظ شيء حتى يُصلح ذلك
state-offline = { $kept ->
    [device] غير متصل: محفوظ على هذا الجهاز
    [tab] غير متصل: محفوظ في علامة التبويب هذه
   *[none] غير متصل
}
state-signed-out = { $kept ->
    [device] تم الخروج: محفوظ على هذا الجهاز
    [tab] تم الخروج: محفوظ في علامة التبويب هذه
   *[none] تم الخروج
}
state-no-access = { $kept ->
    [device] لا وصول: محفوظ على هذا الجهاز
    [tab] لا وصول: محفوظ في علامة التبويب هذه
   *[none] لا وصول
}
state-not-connected = { $kept ->
    [device] لا اتصال: محفوظ على هذا الجهاز
    [tab] لا اتصال: محفوظ في علامة التبويب هذه
   *[none] لا اتصال
}
somebody = شخص ما

## عندما يرفض الخادم

access-again = سجّل الدخول مرة أخرى
access-ended = انتهت جلستك.
access-lost = لم تعد هذه السيرة الذاتية مشتركة معك، أو أن دورك لا يسمح لك بالكتابة.
access-unread = لم يستطع الخادم قراءة ما أرسلته هذه الصفحة ({ $reason }).
access-kept-device = ما كتبته منذ ذلك الحين محفوظ على هذا الجهاز.
access-kept-tab = ما كتبته منذ ذلك الحين ما زال في علامة التبويب هذه.
access-copy-needed = انسخ ما تحتاج إليه.
access-copy = نسخ كنص
access-save = تنزيل كنص
access-copied = تم النسخ.
access-not-copied = لم يسمح هذا المتصفح للصفحة بالنسخ. حدّد الكلمات وانسخها بيدك.

## المحرّر

editor-tab = { $title } · { -product }
editor-no-connection = لا اتصال بعد. تُعاد المحاولة…
editor-left-kept = لم يُرسل كل شيء بعد. هو محفوظ على هذا الجهاز ويُرسل عندما يعود الخادم.
editor-left-unsaved = لم يُحفظ كل شيء بعد. أبقِ علامة التبويب هذه مفتوحة: المحاولة مستمرة.
editor-not-here = هذه السيرة الذاتية ليست هنا
editor-shown = ما يظهر
editor-edit = تحرير
editor-page = الصفحة
editor-page-label = الصفحة كما تُطبع
editor-find = ابحث أو نفّذ
editor-share = مشاركة
editor-share-needs-server = تتطلب المشاركة الخادم، ولا يوجد اتصال.
editor-history = السجل
editor-title = عنوان السيرة الذاتية
editor-rename = إعادة التسمية
editor-read-comment = قراءة وتعليق
editor-read-only = قراءة فقط
editor-hidden = مخفي
editor-contact = بيانات الاتصال
editor-summary = نبذة
editor-profiles = الحسابات
editor-sections = الأقسام
editor-resume = السيرة الذاتية
editor-more-sections = أقسام أخرى
editor-add-section = إضافة قسم
editor-own-section = قسم خاص بك
editor-section-name = اسم القسم
editor-name-section = سمِّ هذا القسم
editor-to-main = نقل إلى العمود الرئيسي
editor-to-side = نقل إلى العمود الجانبي
editor-who = من هنا
editor-is-here = { $name } هنا
editor-add-one = إضافة { $word }
editor-new-one = { $kind ->
    [role] منصب جديد
    [degree] شهادة جديدة
    [award] جائزة جديدة
    [certificate] شهادة مهنية جديدة
    [publication] منشور جديد
    [skill] مهارة جديدة
    [language] لغة جديدة
    [interest] اهتمام جديد
    [reference] مرجع جديد
    [project] مشروع جديد
    [profile] حساب جديد
   *[any] بند جديد
}
editor-numbered = { $word } { NUMBER($number) }
editor-name-hint = اسمك
editor-headline-hint = من أنت، في بضع كلمات
editor-summary-hint = جملتان أو ثلاث: ماذا تعمل، ولمن، وما ثمرة ذلك
editor-reference-hint = ماذا يقول عنك
editor-bullet-hint = ماذا عملت، وما نتيجته

## الأزرار الصغيرة

tool-up = نقل إلى أعلى
tool-up-this = نقل إلى أعلى: { $name }
tool-down = نقل إلى أسفل
tool-down-this = نقل إلى أسفل: { $name }
tool-hide = إخفاء من الصفحة
tool-hide-this = إخفاء من الصفحة: { $name }
tool-show = إظهار على الصفحة
tool-show-this = إظهار على الصفحة: { $name }
tool-delete = حذف
tool-delete-this = حذف: { $name }
tool-handle = اسحب للنقل. انقر للمزيد.
tool-handle-this = نقل أو تكرار: { $name }
tool-duplicate = تكرار
tool-move-to = نقل إلى

## أماكن الأشياء، لمن يسمع الصفحة

quoted = «{ $words }»
structure-section = قسم
structure-entry = بند
structure-moved = نُقل { $name } إلى الموضع { NUMBER($at) } من { NUMBER($count) } في { $place }
structure-first = { $name } هو الأول في { $place }
structure-last = { $name } هو الأخير في { $place }
structure-main-column = العمود الرئيسي
structure-side-column = العمود الجانبي
structure-its-list = قائمته
structure-duplicated = تم تكرار { $name }
structure-deleted = تم حذف { $name }.
structure-deleted-one = تم حذف { $word }.
structure-held-deleted = حُذف ما كنت تنقله
structure-not-into = لا يوضع في { $name }
structure-to-top = إلى الأعلى
structure-to-end = إلى النهاية
structure-to-main = العمود الرئيسي
structure-to-side = العمود الجانبي

## التواريخ

date-months = يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
date-months-short = يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
date-present = حتى الآن
date-present-words = الآن حاليًا حاليا اليوم مستمر present
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
date-range = { $from } – { $to }
date-words = بقي كما كتبته؛ ليس تاريخًا
date-pick = اختر شهرًا: { $label }
date-year-before = السنة السابقة
date-year-after = السنة التالية
date-year-alone = السنة وحدها
date-none = بلا تاريخ

## تنسيق الكلمات

mark-label = تنسيق الكلمات المحددة
mark-bold = غامق
mark-bold-letter = غ
mark-italic = مائل
mark-italic-letter = م
mark-link = رابط
mark-link-change = تغيير الرابط
mark-address = العنوان
mark-address-label = عنوان الرابط
mark-no-address = هذا ليس عنوان موقع أو بريد
mark-set = تعيين
mark-remove = إزالة

## أخذها معك، وشكلها

export = تصدير
export-pdf = PDF
export-pdf-words = الصفحات التي تراها
export-together = PDF، الخطاب والسيرة
export-together-words = ملف واحد: هذا الخطاب ثم السيرة الذاتية
export-together-with = ملف واحد: «{ $title }» ثم السيرة الذاتية
export-docx = ‏Word ‏(DOCX)
export-docx-words = بعناوين وقوائم لمتابعة العمل عليها
export-json = JSON Resume
export-json-words = كل شيء كما جاء
export-strict = ‏JSON Resume الصارم
export-strict-words = ما تعرفه الصيغة فقط
export-html = صفحة ويب
export-html-words = ‏HTML كما تُطبع
export-markdown = Markdown
export-markdown-words = للملاحظات والمستودعات
export-text = نص عادي
export-text-words = للنماذج التي لا تقبل غيره
export-print = طباعة
export-print-words = على الورق، أو بصيغة PDF من هذا المتصفح
export-unsaved = يحتوي التصدير على ما حُفظ، وهناك شيء لم يُحفظ بعد. حاول مرة أخرى عندما يظهر ذلك في السطر أعلاه.
export-needs-server = الخادم هو من ينشئ هذه الملفات، ولا يوجد اتصال.

## ما يقرؤه المحلّل الآلي (client/src/editor/readback.rs)

readback = ما يقرؤه المحلّل الآلي
readback-words = كل حقل، يُبحث عنه في النص الظاهر لملف PDF
readback-working = تُطبع الصفحات وتُقرأ…
readback-empty = لا توجد كلمات على الصفحات.
readback-all = { $count ->
    [zero] لا توجد حقول.
    [one] الحقل الوحيد يُقرأ كاملًا.
    [two] الحقلان يُقرآن كاملين.
    [few] كل الحقول وعددها { $count } تُقرأ كاملة.
    [many] كل الحقول وعددها { $count } تُقرأ كاملة.
   *[other] كل الحقول وعددها { $count } تُقرأ كاملة.
}
readback-missing = { $count ->
    [zero] كل الحقول تُقرأ كما كُتبت.
    [one] حقل واحد لا يُقرأ كما كُتب.
    [two] حقلان لا يُقرآن كما كُتبا.
    [few] { $count } حقول لا تُقرأ كما كُتبت.
    [many] { $count } حقلًا لا تُقرأ كما كُتبت.
   *[other] { $count } حقل لا تُقرأ كما كُتبت.
}
readback-found = مقروء
readback-not-found = غير مقروء
readback-instead = المقروء بدلًا منه: { $words }
readback-text = النص بالترتيب الذي يُقرأ به

## المظهر (client/src/editor/look.rs)

look = المظهر
look-label = مظهر الصفحة
look-template = القالب
look-font = النص
look-heading-font = العناوين
look-own = كما في القالب
look-same-font = مثل النص
look-automatic = تلقائي
look-colour = اللون
look-text-colour = لون النص
look-another-colour = لون آخر
look-darkened = أفتح من أن يُقرأ على الورق: يُطبع أغمق.
look-paper = الورق
look-type = الخط
look-size = الحجم
look-leading = ارتفاع السطر
look-page = الصفحة
look-margins = الهوامش
look-spacing = المسافات
look-numbers = أرقام الصفحات
look-running = الاسم في كل صفحة
look-content = الكلمات والصور
look-language = اللغة
look-dates = التواريخ
look-photo = الصورة
look-icons = الأيقونات
look-less = { $label }: أقل
look-more = { $label }: أكثر
look-points = { $number } نقطة
look-millimetres = { $number } مم
look-percent = { $number }٪
look-reset = الكل كما في القالب
look-forest = غابة
look-ink = حبر
look-sea = بحر
look-plum = برقوق
look-brick = آجر
look-olive = زيتون
look-black = أسود
look-slate = أردوازي
look-umber = بني داكن

## الصفحات: الملاءمة والفواصل

fit = ملاءمة لعدد صفحات
fit-label = الملاءمة لعدد من الصفحات
fit-pages = { $count ->
    [zero] { $count } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
fit-already = لا شيء يلزم: عدد الصفحات: { $pages }.
fit-done = عدد الصفحات الآن: { $pages }. ما تغيّر: { $changes }.
fit-and = ،{" "}
fit-size = النص من { $from } إلى { $to }
fit-leading = ارتفاع السطر من { $from } إلى { $to }
fit-margins = الهوامش من { $from } إلى { $to }
fit-spacing = المسافات من { $from } إلى { $to }
fit-too-long = لا يتسع في { $pages } مع بقائه سهل القراءة. أقرب عدد: { $least }.
fit-no-shorter = لا يتسع في { $pages } مع بقائه سهل القراءة. يحتاج: { $least }.
fit-nearest = ملاءمة: { $least }
paging-break = بدء صفحة جديدة هنا
paging-keep = الإبقاء في صفحة واحدة
paging-breaks = صفحة جديدة
paging-keeps = يبقى معًا

## الفحص (client/src/editor/checkup.rs)

checkup = الفحص
checkup-words = ما قد يلاحظه مسؤول التوظيف
checkup-sum = { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
    [many] { $count } ملاحظة
   *[other] { $count } ملاحظة
}
checkup-none = لم يُعثر على شيء.
checkup-none-words = التواريخ والعناوين والأطوال وبدايات النقاط لا تثير أسئلة. أما هل المكتوب هو الصواب، فلا قاعدة تعرف ذلك.
checkup-foreign = قواعد الكلمات تعرف الإنجليزية والألمانية. يبدو أن هذه الكلمات من لغة أخرى، لذلك تسكت تلك القواعد.
checkup-problem = مشكلات
checkup-better = يمكن أن يكون أفضل
checkup-note = يستحق نظرة

checkup-no-name = لا يوجد اسم، فلا أحد يعرف لمن هذه السيرة.
checkup-no-contact = لا بريد إلكتروني ولا رقم هاتف، فلا أحد يستطيع الرد.
checkup-no-email = لا يوجد بريد إلكتروني، ومعظم مسؤولي التوظيف يردّون به.
checkup-no-phone = لا يوجد رقم هاتف، وبعض مسؤولي التوظيف يتصلون قبل أن يكتبوا.
checkup-email-malformed = لا يصل بريد إلى «{ $words }».
checkup-phone-malformed = لا أحد يستطيع الاتصال على «{ $words }».
checkup-link-malformed = «{ $words }» لا يفتح شيئًا. العنوان يكون مثل example.org/page.
checkup-date-unreadable = البرامج التي تقرأ السير لا تجد تاريخًا في «{ $words }». الشهر والسنة يُقرآن.
checkup-date-implausible = تبدو السنة { $words } خطأ في الكتابة.
checkup-dates-reversed = ينتهي قبل أن يبدأ.
checkup-no-dates = لا توجد تواريخ، فلا يعرف القارئ متى كان هذا.
checkup-gap = { $count ->
    [zero] لا فجوة قبل هذا.
    [one] شهر قبل هذا غير مذكور، وسيسأل القارئ عنه.
    [two] شهران قبل هذا غير مذكورين، وسيسأل القارئ عنهما.
    [few] { $count } أشهر قبل هذا غير مذكورة، وسيسأل القارئ عنها.
    [many] { $count } شهرًا قبل هذا غير مذكورة، وسيسأل القارئ عنها.
   *[other] { $count } شهر قبل هذا غير مذكورة، وسيسأل القارئ عنها.
}
checkup-overlap = { $count ->
    [zero] لا يتداخل هذا مع «{ $words }».
    [one] يتداخل هذا شهرًا مع «{ $words }». قد يكون صحيحًا، أو خطأ في التواريخ.
    [two] يتداخل هذا شهرين مع «{ $words }». قد يكون صحيحًا، أو خطأ في التواريخ.
    [few] يتداخل هذا { $count } أشهر مع «{ $words }». قد يكون صحيحًا، أو خطأ في التواريخ.
    [many] يتداخل هذا { $count } شهرًا مع «{ $words }». قد يكون صحيحًا، أو خطأ في التواريخ.
   *[other] يتداخل هذا { $count } شهر مع «{ $words }». قد يكون صحيحًا، أو خطأ في التواريخ.
}
checkup-no-title = الحقل الأول فارغ، فلا يتضح ما هذا.
checkup-no-place = لا يُذكر أين كان هذا.
checkup-empty-entry = لا شيء مكتوب هنا، لذلك لا يظهر على الصفحة.
checkup-empty-section = لا شيء في هذا القسم، لذلك لا يظهر على الصفحة.
checkup-no-bullets = لا كلمة تقول ما أُنجز هنا. نقطة أو نقطتان تتحدثان عنك.
checkup-many-bullets = { $count ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $count } نقاط: في قائمة بهذا الطول لا تُرى أفضلها.
    [many] { $count } نقطة: في قائمة بهذا الطول لا تُرى أفضلها.
   *[other] { $count } نقطة: في قائمة بهذا الطول لا تُرى أفضلها.
}
checkup-long-bullet = { $count ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف أكثر من ثلاثة أسطر، والنقاط الطويلة لا تُقرأ.
    [many] { $count } حرفًا أكثر من ثلاثة أسطر، والنقاط الطويلة لا تُقرأ.
   *[other] { $count } حرف أكثر من ثلاثة أسطر، والنقاط الطويلة لا تُقرأ.
}
checkup-long-paragraph = { $count ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف في فقرة واحدة: الفقرات الطويلة لا تُقرأ.
    [many] { $count } حرفًا في فقرة واحدة: الفقرات الطويلة لا تُقرأ.
   *[other] { $count } حرف في فقرة واحدة: الفقرات الطويلة لا تُقرأ.
}
checkup-long-pages = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات، ومعظم القراء يرون أول صفحتين. هذا أطول جزء.
    [many] { $count } صفحة، ومعظم القراء يرون أول صفحتين. هذا أطول جزء.
   *[other] { $count } صفحة، ومعظم القراء يرون أول صفحتين. هذا أطول جزء.
}
checkup-long-words = هذه كلمات أكثر مما تسعه صفحتان، ومعظم القراء يرون أول صفحتين. هذا أطول جزء.
checkup-short-resume = { $count ->
    [zero] لا كلمات يُحكم بها.
    [one] كلمة واحدة قليلة للحكم.
    [two] كلمتان قليلتان للحكم.
    [few] { $count } كلمات قليلة للحكم.
    [many] { $count } كلمة قليلة للحكم.
   *[other] { $count } كلمة قليلة للحكم.
}
checkup-same-bullet = النقطة نفسها مكتوبة هنا مرة ثانية.
checkup-placeholder = «{ $words }» يبدو نصًا مؤقتًا لم يُستبدل.
checkup-weak-opening = «{ $words }» يخفي ما فعلته بنفسك. ابدأ به.
checkup-repeated-opening = { $count ->
    [zero] لا نقطة تبدأ بكلمة «{ $words }».
    [one] نقطة واحدة تبدأ بكلمة «{ $words }».
    [two] نقطتان تبدآن بكلمة «{ $words }».
    [few] { $count } نقاط تبدأ بكلمة «{ $words }» وتُقرأ كأنها واحدة.
    [many] { $count } نقطة تبدأ بكلمة «{ $words }» وتُقرأ كأنها واحدة.
   *[other] { $count } نقطة تبدأ بكلمة «{ $words }» وتُقرأ كأنها واحدة.
}
checkup-no-numbers = { $count ->
    [zero] لا نقاط ولا أرقام.
    [one] نقطة واحدة بلا رقم: كم، وبأي سرعة؟
    [two] نقطتان بلا رقم: كم، وبأي سرعة؟
    [few] { $count } نقاط بلا رقم: كم، وبأي سرعة؟
    [many] { $count } نقطة بلا رقم: كم، وبأي سرعة؟
   *[other] { $count } نقطة بلا رقم: كم، وبأي سرعة؟
}
checkup-present-in-past = انتهت هذه الوظيفة، وتُروى كأنها مستمرة: «{ $words }».
checkup-past-in-present = هذه الوظيفة مستمرة، وكلها مروية بصيغة الماضي. إن كانت قد انتهت فينقصها تاريخ النهاية.
checkup-first-person = لا حاجة إلى «{ $words }» في نقطة: القارئ يعرف عمّن الكلام.

## لوحة الأوامر

palette-hint = ابحث عن كلمات، انتقل إلى مكان، نفّذ شيئًا
palette-list = ما هو متاح
palette-none = لا شيء هنا بهذا الاسم أو بهذه الكلمات.
palette-do = تنفيذ
palette-go = الانتقال إلى
palette-found = في هذه السيرة الذاتية
palette-focus = وضع التركيز: الحقول فقط
palette-keep = احتفظ بها: إنشاء حساب
palette-add-one = { editor-add-one }: { $heading }
palette-add-section = إضافة قسم: { $heading }
palette-add-own = إضافة قسم: خاص بك
palette-export = تصدير: { $format }

## اختصارات لوحة المفاتيح

shortcuts = اختصارات لوحة المفاتيح
shortcuts-anywhere = في أي مكان
shortcuts-undo = التراجع عما فعلته
shortcuts-redo = فعله مرة أخرى
shortcuts-sheet = هذه الورقة
shortcuts-bullet = في نقطة
shortcuts-divide = تقسيمها عند المؤشر
shortcuts-join = في أولها: ضمّها إلى التي فوقها
shortcuts-join-next = في آخرها: ضمّ التي تحتها إليها
shortcuts-thing = على قسم أو بند أو نقطة
shortcuts-up = نقله إلى أعلى
shortcuts-down = نقله إلى أسفل
shortcuts-dots = على نقاطه الست: نسخه أو إرساله إلى مكان آخر
shortcuts-let-go = ترك ما يُسحب

## المشاركة

share-only-owner = المالك وحده يدعو الأشخاص ويغيّر ما يجوز لهم.
share-members = المشاركون
share-email = دعوة بالبريد الإلكتروني
share-they = الدور
share-invite = دعوة
share-joined = انضم { $name }.
share-link-words = ليس لدى { $address } حساب بعد. هذا الرابط يُدخله مرة واحدة، وقد كتبنا إليه أيضًا.
share-link = رابط الدعوة
share-copy = نسخ
share-copied = تم النسخ
share-you = (أنت)
share-role-of = ما يجوز لـ { $name }
share-remove = إزالة
share-remove-this = إزالة { $name }

## متابعة شخص، وما حذفه الآخرون

follow = متابعة { $name }
follow-of = تتابع { $name }
follow-begins = تتابع { $name }. أي مفتاح ينهي ذلك.
follow-ends = لم تعد تتابع { $name }
follow-stop = إيقاف
ghost-section = حذف { $name } هذا القسم
ghost-item = حذف { $name } هذا البند
ghost-bullet = حذف { $name } هذا السطر
ghost-said = { $what }. كلماتك محفوظة هنا.
ghost-words = كلماتك محفوظة هنا حتى تتركها.
ghost-selected = هذا المتصفح ينسخ بمفتاحه فقط: الكلمات محددة.
ghost-label = ما حُذف
ghost-back = استعادة
ghost-gone = تركها

## تعطّل هذا البرنامج

crash-title = تعطّلت هذه الصفحة
crash-words = ما حُفظ آمن. أما ما كتبته في اللحظة الأخيرة فقد لا يكون كذلك: ما زال في الحقول خلف هذه الرسالة ويمكن نسخه.
crash-again = تحميل الصفحة من جديد

## كلمات المستند

schema-experience = الخبرة
schema-volunteering = التطوّع
schema-education = التعليم
schema-awards = الجوائز
schema-certificates = الشهادات المهنية
schema-publications = المنشورات
schema-skills = المهارات
schema-languages = اللغات
schema-interests = الاهتمامات
schema-references = المراجع
schema-projects = المشاريع
schema-profiles = الحسابات
schema-section = قسم
schema-one-role = منصب
schema-one-degree = شهادة
schema-one-award = جائزة
schema-one-certificate = شهادة مهنية
schema-one-publication = منشور
schema-one-skill = مهارة
schema-one-language = لغة
schema-one-interest = اهتمام
schema-one-reference = مرجع
schema-one-project = مشروع
schema-one-profile = حساب
schema-one-entry = بند
schema-one-bullet = نقطة
schema-one-keyword = كلمة مفتاحية
schema-one-course = مقرّر
schema-name = الاسم
schema-headline = المسمّى المهني
schema-email = البريد الإلكتروني
schema-phone = الهاتف
schema-website = الموقع
schema-address = العنوان
schema-postal-code = الرمز البريدي
schema-city = المدينة
schema-region = المنطقة
schema-country = البلد
schema-photo-address = عنوان الصورة
schema-summary = نبذة
schema-from = من
schema-to = إلى
schema-link = رابط
schema-highlights = أبرز النقاط
schema-keywords = كلمات مفتاحية
schema-roles = الأدوار
schema-courses = المقرّرات
schema-position = المنصب
schema-company = الشركة
schema-location = المكان
schema-about-company = عن الشركة
schema-organization = المنظمة
schema-institution = المؤسسة التعليمية
schema-degree = الشهادة
schema-field-of-study = التخصص
schema-grade = التقدير
schema-title = العنوان
schema-awarded-by = الجهة المانحة
schema-date = التاريخ
schema-certificate = الشهادة المهنية
schema-issuer = جهة الإصدار
schema-publisher = الناشر
schema-skill = المهارة
schema-level = المستوى
schema-language = اللغة
schema-fluency = درجة الإتقان
schema-interest = الاهتمام
schema-reference = المرجع
schema-project = المشروع
schema-for = لصالح
schema-type = النوع
schema-description = الوصف
schema-network = الشبكة
schema-username = اسم المستخدم
schema-subtitle = العنوان الفرعي
schema-letter = خطاب
schema-one-letter = خطاب
schema-one-line = سطر
schema-one-paragraph = فقرة
schema-recipient = المرسَل إليه
schema-job-title = المسمّى الوظيفي
schema-subject = الموضوع
schema-greeting = التحية
schema-closing = الخاتمة
schema-signature = التوقيع
schema-text = النص

company-new = شركة جديدة
company-the = الشركة
company-up = نقل إلى أعلى مع كل المناصب
company-down = نقل إلى أسفل مع كل المناصب
company-add = إضافة منصب في { $name }
company-joined = { $name } الآن واحد من عدة مناصب
company-left = { $name } الآن قائم بذاته
company-into = إلى { $name } أعلاه
company-out = قائم بذاته خارج الشركة
photo = الصورة
photo-alt = صورة صاحب هذه السيرة
photo-add = إضافة صورة
photo-replace = استبدال
photo-remove = إزالة
photo-sending = جارٍ الرفع…
photo-how = اختر ملفًا أو أفلته هنا أو الصقه
photo-file = ملف الصورة
photo-there = الصورة جاهزة
photo-gone = أزيلت الصورة
photo-unsent = تعذر إرسال الصورة: لا يمكن الوصول إلى الخادم. حاول لاحقًا.
choices = اختيار: { $label }
level-1 = مبتدئ
level-2 = متوسط
level-3 = متقدم
level-4 = خبير
fluency-1 = اللغة الأم
fluency-2 = بطلاقة
fluency-3 = مستوى مهني
fluency-4 = مستوى المحادثة
fluency-5 = مبتدئ

## خطابات التقديم

letters = خطابات التقديم
letters-tab = الخطابات
letters-none = يقول خطاب التقديم بكلماتك لماذا تناسبك هذه الوظيفة وتناسبها. يحمل اسم هذه السيرة وشكلها، ويُرسَل معها.
letters-bin = خطابات في السلة
letter = خطاب التقديم
letter-new = خطاب جديد
letter-to = إلى
letter-to-resume = إلى السيرة الذاتية
letter-head-words = يأتي الاسم ووسائل الاتصال والشكل من السيرة الذاتية.
letter-bin = نقل «{ $title }» إلى السلة
letter-take-back = استعادة «{ $title }»
letter-greeting-hint = تحية طيبة …
letter-closing-hint = مع خالص التحية
letter-text-hint = لماذا تكتب، وما الذي تقدّمه، وما الخطوة التي ترجوها
