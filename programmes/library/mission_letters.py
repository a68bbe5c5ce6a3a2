# ruff: noqa: E501
"""The two letters of a field mission, in six languages: to each of its team, and about each to the administration."""

# How the letters name the two of a mission's team.
ROLES = {
    "en": {"lead_expert": "lead expert", "co_trainer": "co-trainer"},
    "fr": {"lead_expert": "expert principal", "co_trainer": "coformateur"},
    "es": {"lead_expert": "experto principal", "co_trainer": "coformador"},
    "ru": {"lead_expert": "ведущий эксперт", "co_trainer": "второй преподаватель"},
    "ar": {"lead_expert": "الخبير الرئيسي", "co_trainer": "مدرب مشارك"},
    "zh-hans": {"lead_expert": "首席专家", "co_trainer": "协同培训师"},
}

MISSION_LETTERS = {
    "mission_invitation": {
        "en": (
            "Field mission: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Dear [Title] [Name],

[Organisation] invites you to take part in the following field mission as [Role]:

[Workshop]
[City], [Dates]

The mission is hosted by [Host] and is part of the programme “[Programme]”. We are asking your administration to release you for these days.

Please reply to this letter to say whether you can come.

Yours sincerely,

[Organisation]
""",
        ),
        "fr": (
            "Mission de terrain : [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Madame, Monsieur,

[Organisation] vous invite à participer à la mission de terrain suivante. Fonction : [Role].

[Workshop]
[City], [Dates]

La mission fait partie du programme « [Programme] ». Hôte : [Host]. Nous demandons à votre administration de vous libérer pour ces jours.

Nous vous prions de répondre à cette lettre en indiquant si vous pouvez venir.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

[Organisation]
""",
        ),
        "es": (
            "Misión sobre el terreno: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Estimado/a [Title] [Name]:

[Organisation] le invita a participar en la siguiente misión sobre el terreno. Función: [Role].

[Workshop]
[City], [Dates]

La misión forma parte del programa «[Programme]». Anfitrión: [Host]. Pedimos a su administración que le autorice a ausentarse esos días.

Le rogamos que responda a esta carta e indique si puede venir.

Atentamente,

[Organisation]
""",
        ),
        "ru": (
            "Выездная миссия: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

Уважаемый(-ая) [Title] [Name]!

[Organisation] приглашает Вас принять участие в следующей выездной миссии. Роль: [Role].

[Workshop]
[City], [Dates]

Миссия проводится в рамках программы «[Programme]». Принимающая сторона: [Host]. Мы обращаемся к Вашей администрации с просьбой командировать Вас на эти дни.

Просим ответить на это письмо и сообщить, сможете ли Вы приехать.

С уважением,

[Organisation]
""",
        ),
        "ar": (
            "مهمة ميدانية: [Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

السيد/السيدة [Title] [Name]،

تحية طيبة وبعد،

تدعوكم [Organisation] إلى المشاركة في المهمة الميدانية الآتية. الدور: [Role].

[Workshop]
[City]، [Dates]

تندرج المهمة ضمن برنامج «[Programme]». الجهة المضيفة: [Host]. ونطلب من إدارتكم تفريغكم في هذه الأيام.

نرجو الرد على هذه الرسالة لإبلاغنا إن كان بإمكانكم الحضور.

وتفضلوا بقبول فائق الاحترام،

[Organisation]
""",
        ),
        "zh-hans": (
            "实地任务：[Workshop]",
            """[Title] [Name]
[Post]
[Administration]
[Country]

尊敬的 [Name] [Title]：

[Organisation] 邀请您参加以下实地任务。身份：[Role]。

[Workshop]
[City]，[Dates]

本任务属于“[Programme]”项目。接待单位：[Host]。我们正请求贵署在此期间准予您参加。

请回复此信，告知您能否前来。

此致

[Organisation]
""",
        ),
    },
    "release_request": {
        "en": (
            "Request for the release of [Name]: [Workshop]",
            """[Administration]
[Country]

Dear Sir or Madam,

[Organisation] asks you to release the following officer for a field mission:

[Title] [Name]
[Post]
Takes part as: [Role]

[Workshop]
[City], [Dates]

The mission is hosted by [Host] and is part of the programme “[Programme]”.

We would be grateful for a letter of release with its date and reference. If the officer cannot be spared on these days, please let us know.

Yours faithfully,

[Organisation]
""",
        ),
        "fr": (
            "Demande de mise à disposition de [Name] : [Workshop]",
            """[Administration]
[Country]

Madame, Monsieur,

[Organisation] vous prie de bien vouloir libérer l’agent suivant pour une mission de terrain :

[Title] [Name]
[Post]
Participe en tant que : [Role]

[Workshop]
[City], [Dates]

La mission fait partie du programme « [Programme] ». Hôte : [Host].

Nous vous saurions gré de nous adresser une lettre de mise à disposition, avec sa date et sa référence. Si cet agent ne peut être libéré à ces dates, veuillez nous en informer.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

[Organisation]
""",
        ),
        "es": (
            "Solicitud de autorización para [Name]: [Workshop]",
            """[Administration]
[Country]

De nuestra consideración:

[Organisation] solicita que autoricen a la siguiente persona a participar en una misión sobre el terreno:

[Title] [Name]
[Post]
Participa como: [Role]

[Workshop]
[City], [Dates]

La misión forma parte del programa «[Programme]». Anfitrión: [Host].

Agradeceríamos una carta de autorización con su fecha y referencia. Si no fuera posible en esas fechas, les rogamos que nos lo comuniquen.

Atentamente,

[Organisation]
""",
        ),
        "ru": (
            "Просьба о командировании: [Name], [Workshop]",
            """[Administration]
[Country]

Уважаемые господа!

[Organisation] просит Вас командировать следующего сотрудника для участия в выездной миссии:

[Title] [Name]
[Post]
Роль: [Role]

[Workshop]
[City], [Dates]

Миссия проводится в рамках программы «[Programme]». Принимающая сторона: [Host].

Будем признательны за письмо о командировании с датой и номером. Если сотрудник не может быть командирован в эти дни, просим сообщить об этом.

С уважением,

[Organisation]
""",
        ),
        "ar": (
            "طلب تفريغ [Name]: [Workshop]",
            """[Administration]
[Country]

تحية طيبة وبعد،

ترجو [Organisation] تفريغ الموظف/الموظفة الآتي ذكره للمشاركة في مهمة ميدانية:

[Title] [Name]
[Post]
المشاركة بصفة: [Role]

[Workshop]
[City]، [Dates]

تندرج المهمة ضمن برنامج «[Programme]». الجهة المضيفة: [Host].

نكون شاكرين لو تفضلتم بخطاب التفريغ مع تاريخه ورقمه. وإذا تعذر ذلك في هذه الأيام فنرجو إبلاغنا.

وتفضلوا بقبول فائق الاحترام،

[Organisation]
""",
        ),
        "zh-hans": (
            "请求准予 [Name] 参加：[Workshop]",
            """[Administration]
[Country]

敬启者：

[Organisation] 请求准予以下人员参加实地任务：

[Title] [Name]
[Post]
身份：[Role]

[Workshop]
[City]，[Dates]

本任务属于“[Programme]”项目。接待单位：[Host]。

请惠赐注明日期和文号的准予函。如该人员在此期间无法参加，请告知。

此致

[Organisation]
""",
        ),
    },
}
