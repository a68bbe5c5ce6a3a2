# ruff: noqa: E501
"""Letters about a call for a mission, in six languages: {kind: (subject, text)}; "role": how somebody is to go.

Fields: {name}, {role}, {mission}, {place}, {dates}, {language}, {until}, {words} (the organisers' own, or nothing), {link},
{organisation}. What stands behind a colon bends no word.
"""

LETTERS = {
    "en": {
        "role": {"waiting": "as co-trainer, beside a lead expert", "roster": "as lead expert"},
        "ask": (
            "A mission looks for its team: {mission}",
            """Dear {name},

A field mission is being planned, and you are among those who could go {role}:

{mission}
{place}, {dates}
Language: {language}

{words}Please say by {until} whether you are interested, and on which days you could come. A line is enough, also from a telephone:

{link}

If it does not suit you this time, please say so; it has no effect on later missions. Your administration will be asked to release you only if you are selected.

Yours sincerely,

{organisation}
""",
        ),
        "remind": (
            "Reminder, a mission looks for its team: {mission}",
            """Dear {name},

We wrote to you about a field mission on which you could go {role}:

{mission}
{place}, {dates}

We have no answer from you yet. Please say by {until} whether you are interested; “not this time” helps us as well:

{link}

Yours sincerely,

{organisation}
""",
        ),
        "selected": (
            "You are on the team: {mission}",
            """Dear {name},

Thank you for your interest. You have been selected to go {role}:

{mission}
{place}, {dates}

A letter of invitation follows, and your administration will be asked to release you. If something has changed for you, please write to us now.

{link}

Yours sincerely,

{organisation}
""",
        ),
        "not_selected": (
            "The team is complete: {mission}",
            """Dear {name},

Thank you for offering to go on this mission:

{mission}
{place}, {dates}

Its team is complete, and this time you are not part of it. The places were few, and the choice says nothing about your work. You remain among those who are asked for the next missions.

Yours sincerely,

{organisation}
""",
        ),
        "withdrawn": (
            "Call withdrawn: {mission}",
            """Dear {name},

We had asked you about this mission:

{mission}
{place}, {dates}

The call has been withdrawn; nothing is expected of you. You remain among those who are asked for the next missions. Thank you for your patience.

Yours sincerely,

{organisation}
""",
        ),
    },
    "fr": {
        "role": {"waiting": "comme co-formateur, aux côtés d’un expert principal", "roster": "comme expert principal"},
        "ask": (
            "Une mission cherche son équipe : {mission}",
            """Madame, Monsieur {name},

Une mission de terrain est en préparation et vous êtes de ceux qui pourraient y participer {role} :

{mission}
{place}, {dates}
Langue : {language}

{words}Nous vous prions de dire, au plus tard le {until}, si vous êtes intéressé(e) et quels jours vous pourriez venir. Une ligne suffit, y compris depuis un téléphone :

{link}

Si cela ne vous convient pas cette fois, dites-le simplement : c’est sans effet sur les missions suivantes. Votre administration ne sera sollicitée que si vous êtes retenu(e).

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "remind": (
            "Rappel, une mission cherche son équipe : {mission}",
            """Madame, Monsieur {name},

Nous vous avons écrit au sujet d’une mission de terrain à laquelle vous pourriez participer {role} :

{mission}
{place}, {dates}

Nous n’avons pas encore votre réponse. Dites-nous, au plus tard le {until}, si vous êtes intéressé(e) ; « pas cette fois » nous aide aussi :

{link}

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "selected": (
            "Vous faites partie de l’équipe : {mission}",
            """Madame, Monsieur {name},

Nous vous remercions de votre intérêt. Vous êtes retenu(e) pour participer {role} :

{mission}
{place}, {dates}

Une lettre d’invitation suit, et votre administration sera priée de vous libérer. Si quelque chose a changé pour vous, écrivez-nous dès maintenant.

{link}

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "not_selected": (
            "L’équipe est complète : {mission}",
            """Madame, Monsieur {name},

Nous vous remercions d’avoir proposé votre participation à cette mission :

{mission}
{place}, {dates}

L’équipe est complète et, cette fois, vous n’en faites pas partie. Les places étaient peu nombreuses et ce choix ne dit rien de votre travail. Vous restez parmi ceux à qui les prochaines missions seront proposées.

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "withdrawn": (
            "Appel retiré : {mission}",
            """Madame, Monsieur {name},

Nous vous avions interrogé(e) au sujet de cette mission :

{mission}
{place}, {dates}

L’appel est retiré ; rien n’est attendu de vous. Vous restez parmi ceux à qui les prochaines missions seront proposées. Merci de votre patience.

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
    },
    "es": {
        "role": {"waiting": "como coinstructor, junto a un experto principal", "roster": "como experto principal"},
        "ask": (
            "Una misión busca a su equipo: {mission}",
            """Estimado/a {name}:

Se está preparando una misión sobre el terreno y usted es una de las personas que podrían participar {role}:

{mission}
{place}, {dates}
Idioma: {language}

{words}Le rogamos que nos diga, a más tardar el {until}, si le interesa y qué días podría venir. Basta una línea, también desde un teléfono:

{link}

Si esta vez no le conviene, díganoslo: no influye en las misiones siguientes. Solo se pedirá a su administración que le autorice si es usted seleccionado/a.

Atentamente,

{organisation}
""",
        ),
        "remind": (
            "Recordatorio, una misión busca a su equipo: {mission}",
            """Estimado/a {name}:

Le escribimos sobre una misión sobre el terreno en la que podría participar {role}:

{mission}
{place}, {dates}

Aún no tenemos su respuesta. Díganos, a más tardar el {until}, si le interesa; «esta vez no» también nos ayuda:

{link}

Atentamente,

{organisation}
""",
        ),
        "selected": (
            "Forma usted parte del equipo: {mission}",
            """Estimado/a {name}:

Gracias por su interés. Ha sido seleccionado/a para participar {role}:

{mission}
{place}, {dates}

Recibirá una carta de invitación y se pedirá a su administración que le autorice. Si algo ha cambiado para usted, escríbanos ahora.

{link}

Atentamente,

{organisation}
""",
        ),
        "not_selected": (
            "El equipo está completo: {mission}",
            """Estimado/a {name}:

Gracias por ofrecerse para esta misión:

{mission}
{place}, {dates}

El equipo está completo y esta vez usted no forma parte de él. Las plazas eran pocas y la elección no dice nada de su trabajo. Sigue usted entre las personas a quienes se propondrán las próximas misiones.

Atentamente,

{organisation}
""",
        ),
        "withdrawn": (
            "Convocatoria retirada: {mission}",
            """Estimado/a {name}:

Le habíamos preguntado por esta misión:

{mission}
{place}, {dates}

La convocatoria se ha retirado; no se espera nada de usted. Sigue entre las personas a quienes se propondrán las próximas misiones. Gracias por su paciencia.

Atentamente,

{organisation}
""",
        ),
    },
    "ru": {
        "role": {"waiting": "вторым преподавателем, рядом с ведущим экспертом", "roster": "ведущим экспертом"},
        "ask": (
            "Для миссии собирается группа: {mission}",
            """Здравствуйте, {name}!

Готовится выездная миссия, и Вы среди тех, кто мог бы поехать {role}:

{mission}
{place}, {dates}
Язык: {language}

{words}Пожалуйста, сообщите до {until}, интересно ли Вам это и в какие дни Вы могли бы приехать. Достаточно одной строки, можно с телефона:

{link}

Если в этот раз Вам неудобно, так и скажите: на следующие миссии это не влияет. К Вашему ведомству мы обратимся только в том случае, если выберем Вас.

С уважением,

{organisation}
""",
        ),
        "remind": (
            "Напоминание, для миссии собирается группа: {mission}",
            """Здравствуйте, {name}!

Мы писали Вам о выездной миссии, на которую Вы могли бы поехать {role}:

{mission}
{place}, {dates}

Ответа от Вас пока нет. Пожалуйста, сообщите до {until}, интересно ли Вам это; ответ «не в этот раз» нам тоже поможет:

{link}

С уважением,

{organisation}
""",
        ),
        "selected": (
            "Вы в составе группы: {mission}",
            """Здравствуйте, {name}!

Благодарим Вас за интерес. Вас выбрали, чтобы поехать {role}:

{mission}
{place}, {dates}

Приглашение последует; Ваше ведомство попросят отпустить Вас. Если у Вас что-то изменилось, напишите нам сейчас.

{link}

С уважением,

{organisation}
""",
        ),
        "not_selected": (
            "Группа собрана: {mission}",
            """Здравствуйте, {name}!

Благодарим Вас за готовность поехать на эту миссию:

{mission}
{place}, {dates}

Группа собрана, и в этот раз Вас в ней нет. Мест было мало, и этот выбор ничего не говорит о Вашей работе. Вы остаётесь среди тех, кому будут предложены следующие миссии.

С уважением,

{organisation}
""",
        ),
        "withdrawn": (
            "Обращение отозвано: {mission}",
            """Здравствуйте, {name}!

Мы спрашивали Вас об этой миссии:

{mission}
{place}, {dates}

Обращение отозвано; от Вас ничего не требуется. Вы остаётесь среди тех, кому будут предложены следующие миссии. Благодарим за терпение.

С уважением,

{organisation}
""",
        ),
    },
    "ar": {
        "role": {"waiting": "مدرباً مشاركاً إلى جانب الخبير الرئيسي", "roster": "خبيراً رئيسياً"},
        "ask": (
            "مهمة تبحث عن فريقها: {mission}",
            """السيد/السيدة {name}،

يجري الإعداد لمهمة ميدانية، وأنتم ممن يمكنهم المشاركة فيها {role}:

{mission}
{place}، {dates}
اللغة: {language}

{words}نرجو إبلاغنا في موعد أقصاه {until} إن كنتم مهتمين، وفي أي أيام يمكنكم الحضور. يكفي سطر واحد، ومن الهاتف أيضاً:

{link}

إن لم يناسبكم الأمر هذه المرة فنرجو إبلاغنا بذلك؛ ولا أثر له على المهمات المقبلة. ولن يُطلب من إدارتكم إيفادكم إلا إذا وقع الاختيار عليكم.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "remind": (
            "تذكير، مهمة تبحث عن فريقها: {mission}",
            """السيد/السيدة {name}،

كتبنا إليكم بشأن مهمة ميدانية يمكنكم المشاركة فيها {role}:

{mission}
{place}، {dates}

لم يصلنا جوابكم بعد. نرجو إبلاغنا في موعد أقصاه {until} إن كنتم مهتمين؛ والجواب «ليس هذه المرة» يفيدنا كذلك:

{link}

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "selected": (
            "أنتم ضمن الفريق: {mission}",
            """السيد/السيدة {name}،

نشكركم على اهتمامكم. وقع الاختيار عليكم للمشاركة {role}:

{mission}
{place}، {dates}

ستصلكم رسالة دعوة، وسيُطلب من إدارتكم إيفادكم. إن طرأ لديكم تغيير فنرجو الكتابة إلينا الآن.

{link}

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "not_selected": (
            "اكتمل الفريق: {mission}",
            """السيد/السيدة {name}،

نشكركم على استعدادكم للمشاركة في هذه المهمة:

{mission}
{place}، {dates}

اكتمل الفريق، ولستم ضمنه هذه المرة. كانت الأماكن قليلة، ولا يعني هذا الاختيار شيئاً عن عملكم. وتبقون بين من ستُعرض عليهم المهمات المقبلة.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "withdrawn": (
            "سُحبت الدعوة إلى المهمة: {mission}",
            """السيد/السيدة {name}،

كنا قد سألناكم عن هذه المهمة:

{mission}
{place}، {dates}

سُحبت الدعوة، ولا يُنتظر منكم شيء. وتبقون بين من ستُعرض عليهم المهمات المقبلة. شكراً على صبركم.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
    },
    "zh-hans": {
        "role": {"waiting": "作为协同培训师，与首席专家一同授课", "roster": "作为首席专家"},
        "ask": (
            "任务征集团队：{mission}",
            """{name}，您好：

我们正在筹备一次实地任务，您是可以参加的人选之一（{role}）：

{mission}
{place}，{dates}
语言：{language}

{words}请在 {until} 之前告诉我们您是否有意参加，以及哪几天可以到场。一行字即可，用手机也行：

{link}

如果这次不方便，也请告诉我们；这不影响以后的任务。只有在您被选中之后，我们才会请贵单位准予派出。

此致

{organisation}
""",
        ),
        "remind": (
            "提醒：任务征集团队：{mission}",
            """{name}，您好：

我们曾就一次实地任务与您联系，您可以参加（{role}）：

{mission}
{place}，{dates}

我们尚未收到您的答复。请在 {until} 之前告诉我们您是否有意参加；“这次不参加”同样对我们有帮助：

{link}

此致

{organisation}
""",
        ),
        "selected": (
            "您已入选团队：{mission}",
            """{name}，您好：

感谢您的意愿。您已被选中参加（{role}）：

{mission}
{place}，{dates}

邀请函随后寄出，我们也会请贵单位准予派出。如情况有变，请现在就写信告诉我们。

{link}

此致

{organisation}
""",
        ),
        "not_selected": (
            "团队已组成：{mission}",
            """{name}，您好：

感谢您愿意参加这次任务：

{mission}
{place}，{dates}

团队已经组成，这次没有您。名额很少，这一选择并不说明您的工作如何。以后的任务我们仍会征询您的意见。

此致

{organisation}
""",
        ),
        "withdrawn": (
            "征集已撤回：{mission}",
            """{name}，您好：

我们曾就这次任务征询您的意见：

{mission}
{place}，{dates}

征集已撤回，您无需再做什么。以后的任务我们仍会征询您的意见。感谢您的耐心。

此致

{organisation}
""",
        ),
    },
}
