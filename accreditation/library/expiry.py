# ruff: noqa: E501
"""The letter before an accreditation ends, in six languages: (subject, text).

Fields: {name}, {title}, {programme}, {until}, {link}, {organisation}.
"""

LETTERS = {
    "en": (
        "Your accreditation is valid until {until}",
        """Dear {name},

Your accreditation as {title} ({programme}) is valid until {until}.

What a renewal asks for, and the courses recorded so far, stand here:

{link}

If you wish to go on, please write to us. If you do not, nothing needs to be done: it ends on that day, and this is no sanction.

Yours sincerely,

{organisation}
""",
    ),
    "fr": (
        "Votre accréditation est valable jusqu’au {until}",
        """Madame, Monsieur {name},

Votre accréditation en tant que {title} ({programme}) est valable jusqu’au {until}.

Les conditions d’un renouvellement et les cours enregistrés à ce jour figurent ici :

{link}

Si vous souhaitez continuer, écrivez-nous. Sinon, il n’y a rien à faire : elle prend fin à cette date, sans que ce soit une sanction.

Veuillez agréer, Madame, Monsieur, nos salutations distinguées.

{organisation}
""",
    ),
    "es": (
        "Su acreditación es válida hasta el {until}",
        """Estimada señora, estimado señor {name}:

Su acreditación como {title} ({programme}) es válida hasta el {until}.

Aquí figuran las condiciones para renovarla y los cursos registrados hasta ahora:

{link}

Si desea continuar, escríbanos. Si no, no hace falta hacer nada: termina ese día y no es una sanción.

Atentamente,

{organisation}
""",
    ),
    "ru": (
        "Ваша аккредитация действует до {until}",
        """Здравствуйте, {name}!

Ваша аккредитация «{title}» ({programme}) действует до {until}.

Условия продления и учтённые курсы указаны здесь:

{link}

Если Вы хотите продолжать, напишите нам. Если нет, ничего делать не нужно: в этот день она закончится, и это не санкция.

С уважением,

{organisation}
""",
    ),
    "ar": (
        "اعتمادكم صالح حتى {until}",
        """السيدة الفاضلة / السيد الفاضل {name}،

اعتمادكم بصفة {title} ({programme}) صالح حتى {until}.

شروط التجديد والدورات المسجلة حتى الآن تجدونها هنا:

{link}

إذا رغبتم في الاستمرار فاكتبوا إلينا. وإلا فلا يلزم أي إجراء: ينتهي في ذلك اليوم، وليس ذلك عقوبة.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
    ),
    "zh-hans": (
        "您的认证有效期至{until}",
        """尊敬的{name}：

您作为{title}（{programme}）的认证有效期至{until}。

续期要求和目前已记录的课程见：

{link}

如您希望继续，请与我们联系。如不继续，则无需办理：认证于该日终止，这并非处分。

此致

{organisation}
""",
    ),
}
