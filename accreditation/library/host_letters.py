# ruff: noqa: E501
"""The letter that asks a host for feedback on a mission that is over, and its reminder, in six languages.

Fields: {name}, {mission}, {place}, {dates}, {until}, {link}, {organisation}. "nobody": how to address whoever is not named.
"""

LETTERS = {
    "en": {
        "nobody": "Sir or Madam",
        "ask": (
            "How was the mission? {mission}",
            """Dear {name},

Thank you for having received our mission:

{mission}
{place}, {dates}

We should be grateful for a few words: what went well, what could be better, and how the co-trainers did. It takes some minutes; no password is needed.

{link}

The link is meant for you and opens until {until}. Your word goes to the organisers and the lead expert.

Yours sincerely,

{organisation}
""",
        ),
        "remind": (
            "Reminder, how was the mission? {mission}",
            """Dear {name},

We wrote to you about the mission that you received:

{mission}
{place}, {dates}

A few words from you would help us and the co-trainers; a line is enough.

{link}

The link is meant for you and opens until {until}; no password is needed.

Yours sincerely,

{organisation}
""",
        ),
    },
    "fr": {
        "nobody": "Madame, Monsieur",
        "ask": (
            "Comment s’est passée la mission ? {mission}",
            """{name},

Nous vous remercions d’avoir accueilli notre mission :

{mission}
{place}, {dates}

Quelques mots de votre part nous seraient précieux : ce qui s’est bien passé, ce qui pourrait être amélioré, et le travail des co-formateurs. Cela prend quelques minutes ; aucun mot de passe n’est nécessaire.

{link}

Ce lien vous est destiné et reste ouvert jusqu’au {until}. Votre avis est transmis aux organisateurs et à l’expert principal.

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "remind": (
            "Rappel, comment s’est passée la mission ? {mission}",
            """{name},

Nous vous avons écrit au sujet de la mission que vous avez accueillie :

{mission}
{place}, {dates}

Quelques mots de votre part nous aideraient, ainsi que les co-formateurs ; une ligne suffit.

{link}

Ce lien vous est destiné et reste ouvert jusqu’au {until} ; aucun mot de passe n’est nécessaire.

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
    },
    "es": {
        "nobody": "señora, señor",
        "ask": (
            "¿Cómo fue la misión? {mission}",
            """Estimado/a {name}:

Gracias por haber acogido nuestra misión:

{mission}
{place}, {dates}

Le agradeceríamos unas palabras: qué fue bien, qué se podría mejorar y cómo trabajaron los coinstructores. Lleva unos minutos; no hace falta contraseña.

{link}

El enlace es para usted y está abierto hasta el {until}. Su opinión llega a los organizadores y al experto principal.

Atentamente,

{organisation}
""",
        ),
        "remind": (
            "Recordatorio, ¿cómo fue la misión? {mission}",
            """Estimado/a {name}:

Le escribimos sobre la misión que acogió:

{mission}
{place}, {dates}

Unas palabras suyas nos ayudarían, y también a los coinstructores; basta una línea.

{link}

El enlace es para usted y está abierto hasta el {until}; no hace falta contraseña.

Atentamente,

{organisation}
""",
        ),
    },
    "ru": {
        "nobody": "коллеги",
        "ask": (
            "Как прошла миссия? {mission}",
            """Здравствуйте, {name}!

Благодарим Вас за то, что Вы приняли нашу миссию:

{mission}
{place}, {dates}

Будем признательны за несколько слов: что получилось хорошо, что можно улучшить и как работали вторые преподаватели. Это займёт несколько минут, пароль не нужен.

{link}

Ссылка предназначена Вам и открыта до {until}. Ваш отзыв прочтут организаторы и ведущий эксперт.

С уважением,

{organisation}
""",
        ),
        "remind": (
            "Напоминание, как прошла миссия? {mission}",
            """Здравствуйте, {name}!

Мы писали Вам о миссии, которую Вы приняли:

{mission}
{place}, {dates}

Несколько слов от Вас помогут нам и вторым преподавателям; достаточно одной строки.

{link}

Ссылка предназначена Вам и открыта до {until}; пароль не нужен.

С уважением,

{organisation}
""",
        ),
    },
    "ar": {
        "nobody": "حضرات السادة",
        "ask": (
            "كيف كانت المهمة؟ {mission}",
            """{name}،

نشكركم على استضافة مهمتنا:

{mission}
{place}، {dates}

نكون ممتنين لبضع كلمات منكم: ما الذي سار على نحو جيد، وما الذي يمكن تحسينه، وكيف كان عمل المدربين المشاركين. لا يستغرق ذلك سوى دقائق، ولا حاجة إلى كلمة مرور.

{link}

الرابط مخصص لكم ويبقى مفتوحاً حتى {until}. ويصل رأيكم إلى المنظمين وإلى الخبير الرئيسي.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "remind": (
            "تذكير، كيف كانت المهمة؟ {mission}",
            """{name}،

كتبنا إليكم بشأن المهمة التي استضفتموها:

{mission}
{place}، {dates}

بضع كلمات منكم تفيدنا وتفيد المدربين المشاركين؛ ويكفي سطر واحد.

{link}

الرابط مخصص لكم ويبقى مفتوحاً حتى {until}، ولا حاجة إلى كلمة مرور.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
    },
    "zh-hans": {
        "nobody": "尊敬的同事",
        "ask": (
            "任务进行得如何？{mission}",
            """{name}，您好：

感谢贵方接待我们的任务：

{mission}
{place}，{dates}

希望您能写几句话：哪些方面做得好，哪些可以改进，协同培训师表现如何。只需几分钟，无需密码。

{link}

该链接专供您使用，开放至 {until}。您的意见将转给组织者和首席专家。

此致

{organisation}
""",
        ),
        "remind": (
            "提醒：任务进行得如何？{mission}",
            """{name}，您好：

我们曾就您所接待的任务与您联系：

{mission}
{place}，{dates}

您的几句话对我们和协同培训师都有帮助；一行字即可。

{link}

该链接专供您使用，开放至 {until}；无需密码。

此致

{organisation}
""",
        ),
    },
}
