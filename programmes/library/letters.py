# ruff: noqa: E501
"""The letters that ship with the portal: six kinds in six languages, in plain words. A programme may write its own.

Fields in square brackets are filled for each person; a line of which every field is empty is left out.
"""

from programmes.library.mission_letters import MISSION_LETTERS

LETTERS = {
    **MISSION_LETTERS,
    "invitation": {
        "en": (
            "Invitation: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Dear [Title] [Name],

[Organisation] is pleased to invite you to the following activity:

[Workshop]
[City], [Dates]

It is part of the programme “[Programme]” and is hosted by [Host].

Please reply to this letter to say whether you will come. Tell us also if your name, your post or your address is not written correctly.

Yours sincerely,

[Organisation]
""",
        ),
        "fr": (
            "Invitation : [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Madame, Monsieur,

[Organisation] a le plaisir de vous inviter à l’activité suivante :

[Workshop]
[City], [Dates]

Cette activité fait partie du programme « [Programme] ». Hôte : [Host].

Nous vous prions de répondre à cette lettre en indiquant si vous participerez. Veuillez aussi nous signaler toute erreur dans votre nom, votre fonction ou votre adresse.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

[Organisation]
""",
        ),
        "es": (
            "Invitación: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Estimado/a [Title] [Name]:

[Organisation] tiene el placer de invitarle a la siguiente actividad:

[Workshop]
[City], [Dates]

La actividad forma parte del programa «[Programme]». Anfitrión: [Host].

Le rogamos que responda a esta carta e indique si participará. Comuníquenos también cualquier error en su nombre, su cargo o su dirección.

Atentamente,

[Organisation]
""",
        ),
        "ru": (
            "Приглашение: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Уважаемый(-ая) [Title] [Name]!

[Organisation] имеет честь пригласить Вас принять участие в следующем мероприятии:

[Workshop]
[City], [Dates]

Мероприятие проводится в рамках программы «[Programme]». Принимающая сторона: [Host].

Просим Вас ответить на это письмо и сообщить, сможете ли Вы принять участие. Просим также сообщить, если Ваше имя, должность или адрес указаны неверно.

С уважением,

[Organisation]
""",
        ),
        "ar": (
            "دعوة: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

السيد/السيدة [Title] [Name]،

تحية طيبة وبعد،

يسر [Organisation] دعوتكم إلى المشاركة في النشاط الآتي:

[Workshop]
[City]، [Dates]

يندرج هذا النشاط ضمن برنامج «[Programme]». الجهة المضيفة: [Host].

نرجو الرد على هذه الرسالة لإبلاغنا بمشاركتكم أو اعتذاركم، وإبلاغنا بأي خطأ في الاسم أو الوظيفة أو العنوان.

وتفضلوا بقبول فائق الاحترام،

[Organisation]
""",
        ),
        "zh-hans": (
            "邀请函：[Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

尊敬的 [Name] [Title]：

[Organisation] 诚邀您参加以下活动：

[Workshop]
[City]，[Dates]

本活动属于“[Programme]”项目。接待单位：[Host]。

请回复本函，告知您能否参加。如您的姓名、职务或地址有误，也请告知我们。

此致
敬礼

[Organisation]
""",
        ),
    },
    "confirmation": {
        "en": (
            "Your place is confirmed: [Workshop]",
            """Dear [Title] [Name],

Thank you for your reply. We confirm your place at the following activity:

[Workshop]
[City], [Dates]

You are on the list as: [Name], [Post], [Administration]. Please tell us if anything has to be corrected.

We look forward to meeting you.

Yours sincerely,

[Organisation]
""",
        ),
        "fr": (
            "Votre participation est confirmée : [Workshop]",
            """Madame, Monsieur,

Nous vous remercions de votre réponse. Nous confirmons votre participation à l’activité suivante :

[Workshop]
[City], [Dates]

Vous figurez sur la liste comme suit : [Name], [Post], [Administration]. Veuillez nous signaler toute correction à apporter.

Nous nous réjouissons de vous rencontrer.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

[Organisation]
""",
        ),
        "es": (
            "Su participación está confirmada: [Workshop]",
            """Estimado/a [Title] [Name]:

Gracias por su respuesta. Confirmamos su participación en la siguiente actividad:

[Workshop]
[City], [Dates]

Figura en la lista como sigue: [Name], [Post], [Administration]. Comuníquenos si hay algo que corregir.

Esperamos encontrarnos pronto con usted.

Atentamente,

[Organisation]
""",
        ),
        "ru": (
            "Ваше участие подтверждено: [Workshop]",
            """Уважаемый(-ая) [Title] [Name]!

Благодарим Вас за ответ. Подтверждаем Ваше участие в следующем мероприятии:

[Workshop]
[City], [Dates]

В списке Вы указаны так: [Name], [Post], [Administration]. Просим сообщить, если что-либо нужно исправить.

Будем рады встрече с Вами.

С уважением,

[Organisation]
""",
        ),
        "ar": (
            "تأكيد مشاركتكم: [Workshop]",
            """السيد/السيدة [Title] [Name]،

تحية طيبة وبعد،

نشكركم على ردكم، ونؤكد مشاركتكم في النشاط الآتي:

[Workshop]
[City]، [Dates]

بياناتكم في القائمة: [Name]، [Post]، [Administration]. نرجو إبلاغنا إذا كان فيها ما يحتاج إلى تصحيح.

نتطلع إلى لقائكم.

وتفضلوا بقبول فائق الاحترام،

[Organisation]
""",
        ),
        "zh-hans": (
            "参加确认：[Workshop]",
            """尊敬的 [Name] [Title]：

感谢您的回复。现确认您参加以下活动：

[Workshop]
[City]，[Dates]

您在名单上的信息为：[Name]，[Post]，[Administration]。如需更正，请告知我们。

期待与您见面。

此致
敬礼

[Organisation]
""",
        ),
    },
    "reminder": {
        "en": (
            "Reminder: [Workshop]",
            """Dear [Title] [Name],

We invited you to the following activity and have not heard from you yet:

[Workshop]
[City], [Dates]

Please reply to this letter to say whether you will come. If you cannot come, tell us whom your administration proposes in your place.

If you have replied in the meantime, please disregard this letter.

Yours sincerely,

[Organisation]
""",
        ),
        "fr": (
            "Rappel : [Workshop]",
            """Madame, Monsieur,

Nous vous avons invité(e) à l’activité suivante et n’avons pas encore reçu votre réponse :

[Workshop]
[City], [Dates]

Nous vous prions de répondre à cette lettre en indiquant si vous participerez. En cas d’empêchement, veuillez nous indiquer qui votre administration propose à votre place.

Si vous avez répondu entre-temps, veuillez ne pas tenir compte de cette lettre.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

[Organisation]
""",
        ),
        "es": (
            "Recordatorio: [Workshop]",
            """Estimado/a [Title] [Name]:

Le invitamos a la siguiente actividad y todavía no hemos recibido su respuesta:

[Workshop]
[City], [Dates]

Le rogamos que responda a esta carta e indique si participará. Si no puede asistir, indíquenos a quién propone su administración en su lugar.

Si ya ha respondido, no tenga en cuenta esta carta.

Atentamente,

[Organisation]
""",
        ),
        "ru": (
            "Напоминание: [Workshop]",
            """Уважаемый(-ая) [Title] [Name]!

Мы пригласили Вас на следующее мероприятие и пока не получили ответа:

[Workshop]
[City], [Dates]

Просим Вас ответить на это письмо и сообщить, сможете ли Вы принять участие. Если Вы не сможете приехать, сообщите, пожалуйста, кого Ваше ведомство предлагает вместо Вас.

Если Вы уже ответили, просим не обращать внимания на это письмо.

С уважением,

[Organisation]
""",
        ),
        "ar": (
            "تذكير: [Workshop]",
            """السيد/السيدة [Title] [Name]،

تحية طيبة وبعد،

سبق أن دعوناكم إلى النشاط الآتي ولم يصلنا ردكم بعد:

[Workshop]
[City]، [Dates]

نرجو الرد على هذه الرسالة لإبلاغنا بمشاركتكم أو اعتذاركم. وفي حالة الاعتذار نرجو إبلاغنا بمن ترشحه إدارتكم بدلاً منكم.

وإذا كنتم قد أرسلتم ردكم فنرجو عدم الالتفات إلى هذه الرسالة.

وتفضلوا بقبول فائق الاحترام،

[Organisation]
""",
        ),
        "zh-hans": (
            "提醒：[Workshop]",
            """尊敬的 [Name] [Title]：

我们曾邀请您参加以下活动，尚未收到您的回复：

[Workshop]
[City]，[Dates]

请回复本函，告知您能否参加。如不能参加，请告知贵单位推荐的替代人选。

如您已经回复，请不必理会本函。

此致
敬礼

[Organisation]
""",
        ),
    },
    "thanks": {
        "en": (
            "Thank you: [Workshop]",
            """Dear [Title] [Name],

Thank you for taking part in the following activity:

[Workshop]
[City], [Dates]

Your questions and your experience helped everyone in the room. We hope that you will pass on what was worked out there to your colleagues at [Administration].

We also thank [Host] for its hospitality.

Yours sincerely,

[Organisation]
""",
        ),
        "fr": (
            "Remerciements : [Workshop]",
            """Madame, Monsieur,

Nous vous remercions de votre participation à l’activité suivante :

[Workshop]
[City], [Dates]

Vos questions et votre expérience ont été utiles à toutes et à tous. Nous espérons que vous transmettrez les résultats des travaux à vos collègues.

Nous remercions également l’hôte, [Host], de son accueil.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

[Organisation]
""",
        ),
        "es": (
            "Agradecimiento: [Workshop]",
            """Estimado/a [Title] [Name]:

Le agradecemos su participación en la siguiente actividad:

[Workshop]
[City], [Dates]

Sus preguntas y su experiencia fueron de ayuda para todas las personas presentes. Esperamos que comparta los resultados del trabajo con sus colegas.

Agradecemos también la hospitalidad del anfitrión, [Host].

Atentamente,

[Organisation]
""",
        ),
        "ru": (
            "Благодарим за участие: [Workshop]",
            """Уважаемый(-ая) [Title] [Name]!

Благодарим Вас за участие в следующем мероприятии:

[Workshop]
[City], [Dates]

Ваши вопросы и Ваш опыт были полезны всем участникам. Надеемся, что Вы поделитесь результатами работы с Вашими коллегами.

Благодарим также принимающую сторону за гостеприимство: [Host].

С уважением,

[Organisation]
""",
        ),
        "ar": (
            "شكر وتقدير: [Workshop]",
            """السيد/السيدة [Title] [Name]،

تحية طيبة وبعد،

نشكركم على مشاركتكم في النشاط الآتي:

[Workshop]
[City]، [Dates]

لقد أفادت أسئلتكم وخبرتكم جميع الحاضرين، ونأمل أن تنقلوا نتائج العمل إلى زملائكم.

كما نشكر الجهة المضيفة، [Host]، على حسن الضيافة.

وتفضلوا بقبول فائق الاحترام،

[Organisation]
""",
        ),
        "zh-hans": (
            "感谢信：[Workshop]",
            """尊敬的 [Name] [Title]：

感谢您参加以下活动：

[Workshop]
[City]，[Dates]

您的提问和经验使全体与会者受益。希望您把工作成果介绍给您的同事。

我们也感谢接待单位 [Host] 的热情接待。

此致
敬礼

[Organisation]
""",
        ),
    },
}
