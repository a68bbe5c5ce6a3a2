# ruff: noqa: E501
"""The letter with a guest's personal link, in six languages: (subject, text).

Fields: {name}, {what} (the workshop, or the programme for a donor), {role}, {until}, {link}, {organisation}.
"""

LETTERS = {
    "en": (
        "Your way into the portal: {what}",
        """Dear {name},

With this link you come into the portal without an account and without a password:

{link}

It opens: {what}
You come as: {role}
It works until: {until}

The link is meant for you alone. If it falls into other hands, tell the organisers: they make it anew, and the old one opens nothing any more.

Yours sincerely,

{organisation}
""",
    ),
    "fr": (
        "Votre accès au portail : {what}",
        """Madame, Monsieur,

Ce lien vous donne accès au portail, sans compte ni mot de passe :

{link}

Il ouvre : {what}
Vous venez en qualité de : {role}
Il est valable jusqu’au : {until}

Ce lien vous est personnel. S’il tombe en d’autres mains, prévenez les organisateurs : ils en font un nouveau, et l’ancien n’ouvre plus rien.

Veuillez agréer, Madame, Monsieur, nos salutations distinguées.

{organisation}
""",
    ),
    "es": (
        "Su acceso al portal: {what}",
        """Estimada señora, estimado señor:

Con este enlace entra en el portal sin cuenta y sin contraseña:

{link}

Abre: {what}
Viene en calidad de: {role}
Es válido hasta: {until}

El enlace es personal. Si cae en otras manos, avise a los organizadores: harán uno nuevo y el anterior no abrirá nada.

Atentamente,

{organisation}
""",
    ),
    "ru": (
        "Ваш доступ к порталу: {what}",
        """Уважаемая госпожа / уважаемый господин!

По этой ссылке Вы войдёте на портал без учётной записи и без пароля:

{link}

Она открывает: {what}
Ваша роль: {role}
Действует до: {until}

Ссылка предназначена только для Вас. Если она попадёт в чужие руки, сообщите организаторам: они сделают новую, и старая перестанет действовать.

С уважением,

{organisation}
""",
    ),
    "ar": (
        "دخولكم إلى البوابة: {what}",
        """السيدة الفاضلة / السيد الفاضل،

بهذا الرابط تدخلون إلى البوابة دون حساب ودون كلمة مرور:

{link}

يفتح: {what}
صفتكم: {role}
صالح حتى: {until}

هذا الرابط شخصي. إذا وقع في أيدٍ أخرى فأبلغوا المنظمين: سيُنشئون رابطاً جديداً ولا يعود القديم يفتح شيئاً.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
    ),
    "zh-hans": (
        "您进入平台的链接：{what}",
        """尊敬的女士／先生：

通过以下链接，您无需账户和密码即可进入平台：

{link}

可进入：{what}
您的身份：{role}
有效期至：{until}

此链接仅供您本人使用。如落入他人之手，请告知组织方：组织方将重新生成链接，原链接即告失效。

此致

{organisation}
""",
    ),
}
