# ruff: noqa: E501
"""Letters of national training in six languages.

"trainer" and "focal": (subject, text). "question": the paragraph that asks what was taught since a workshop; it stands
in place of {question}, which is empty otherwise. Fields: {name}, {programme}, {organisation}, {administration}, {link},
{until}, {waiting} courses, {workshop}, {place}, {dates}. Numbers stand behind a colon, where no language bends a word.
"""

LETTERS = {
    "en": {
        "trainer": (
            "Report what you teach at home: {programme}",
            """Dear {name},

{question}When you have taught a course at home, please report it by this link. It takes a minute, also from a telephone; no password is needed, and late is fine.

{link}

The link is meant for you and opens until {until}. The focal point of your administration confirms what you report.

Yours sincerely,

{organisation}
""",
        ),
        "focal": (
            "National courses to confirm: {programme}",
            """Dear {name},

{question}Trainers of your administration ({administration}) report the courses they teach at home. You are named as the one who confirms them.

Courses that wait for your confirmation: {waiting}

{link}

The link is meant for you and opens until {until}; no password is needed. If your numbers differ, please put yours: what was reported stays beside them. If somebody else should confirm, please reply to this letter.

Yours sincerely,

{organisation}
""",
        ),
        "question": "Some months have passed since {workshop} ({place}, {dates}). We would like to ask you what was taught at home since; the question stands on the page behind the link below. Nothing is assessed.\n\n",
    },
    "fr": {
        "trainer": (
            "Rendre compte des formations nationales : {programme}",
            """Madame, Monsieur {name},

{question}Lorsque vous avez animé une formation dans votre pays, nous vous prions de la signaler par ce lien. Cela prend une minute, y compris depuis un téléphone ; aucun mot de passe n’est nécessaire et il n’est jamais trop tard.

{link}

Ce lien vous est destiné et reste ouvert jusqu’au {until}. Le point focal de votre administration confirme ce que vous signalez.

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "focal": (
            "Formations nationales à confirmer : {programme}",
            """Madame, Monsieur {name},

{question}Les formateurs de votre administration ({administration}) signalent les formations qu’ils animent. Vous êtes désigné(e) pour les confirmer.

Formations en attente de votre confirmation : {waiting}

{link}

Ce lien vous est destiné et reste ouvert jusqu’au {until} ; aucun mot de passe n’est nécessaire. Si vos chiffres diffèrent, veuillez indiquer les vôtres : ce qui a été signalé reste à côté. Si une autre personne doit confirmer, veuillez répondre à cette lettre.

Veuillez agréer l’expression de nos salutations distinguées.

{organisation}
""",
        ),
        "question": "Quelques mois se sont écoulés depuis {workshop} ({place}, {dates}). Nous souhaitons vous demander ce qui a été enseigné depuis ; la question figure sur la page du lien ci-dessous. Il ne s’agit pas d’une évaluation.\n\n",
    },
    "es": {
        "trainer": (
            "Comunique lo que ha enseñado en su país: {programme}",
            """Estimado/a {name}:

{question}Cuando haya impartido un curso en su país, le rogamos que lo comunique mediante este enlace. Lleva un minuto, también desde un teléfono; no necesita contraseña y nunca es tarde.

{link}

El enlace es para usted y estará abierto hasta el {until}. El punto de contacto de su administración confirma lo que usted comunica.

Atentamente,

{organisation}
""",
        ),
        "focal": (
            "Cursos nacionales por confirmar: {programme}",
            """Estimado/a {name}:

{question}Los formadores de su administración ({administration}) comunican los cursos que imparten. Usted ha sido designado/a para confirmarlos.

Cursos que esperan su confirmación: {waiting}

{link}

El enlace es para usted y estará abierto hasta el {until}; no necesita contraseña. Si sus cifras son otras, indíquelas: lo comunicado queda al lado. Si debe confirmar otra persona, responda a esta carta.

Atentamente,

{organisation}
""",
        ),
        "question": "Han pasado algunos meses desde {workshop} ({place}, {dates}). Quisiéramos preguntarle qué se ha enseñado desde entonces; la pregunta está en la página del enlace. No se evalúa nada.\n\n",
    },
    "ru": {
        "trainer": (
            "Сообщите о проведённых Вами занятиях: {programme}",
            """Здравствуйте, {name}!

{question}Если Вы провели курс у себя в стране, просим сообщить о нём по этой ссылке. Это займёт минуту, в том числе с телефона; пароль не нужен, сообщить можно и позже.

{link}

Ссылка предназначена для Вас и действует до {until}. Координатор Вашего ведомства подтверждает то, что Вы сообщили.

С уважением,

{organisation}
""",
        ),
        "focal": (
            "Национальные курсы для подтверждения: {programme}",
            """Здравствуйте, {name}!

{question}Преподаватели Вашего ведомства ({administration}) сообщают о курсах, которые они проводят. Вы указаны как лицо, которое их подтверждает.

Курсы, ожидающие Вашего подтверждения: {waiting}

{link}

Ссылка предназначена для Вас и действует до {until}; пароль не нужен. Если Ваши данные отличаются, укажите их: сообщённое останется рядом. Если подтверждать должен кто-то другой, ответьте, пожалуйста, на это письмо.

С уважением,

{organisation}
""",
        ),
        "question": "Прошло несколько месяцев после мероприятия «{workshop}» ({place}, {dates}). Мы хотели бы узнать, чему обучали с тех пор; вопрос стоит на странице по ссылке ниже. Ответы не оцениваются.\n\n",
    },
    "ar": {
        "trainer": (
            "الإبلاغ عما تقدمونه من تدريب في بلدكم: {programme}",
            """السيد/السيدة {name}،

تحية طيبة وبعد،

{question}عندما تقدمون دورة تدريبية في بلدكم، نرجو الإبلاغ عنها عبر هذا الرابط. لا يستغرق ذلك سوى دقيقة، ومن الهاتف أيضاً، ولا حاجة إلى كلمة مرور، ولا بأس بالتأخير.

{link}

هذا الرابط مخصص لكم ويظل مفتوحاً حتى {until}. ويؤكد منسق إدارتكم ما تبلغون عنه.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "focal": (
            "دورات وطنية بانتظار التأكيد: {programme}",
            """السيد/السيدة {name}،

تحية طيبة وبعد،

{question}يبلغ مدربو إدارتكم ({administration}) عن الدورات التي يقدمونها، وقد سُميتم لتأكيدها.

عدد الدورات بانتظار تأكيدكم: {waiting}

{link}

هذا الرابط مخصص لكم ويظل مفتوحاً حتى {until}، ولا حاجة إلى كلمة مرور. إذا اختلفت أرقامكم فنرجو إدخالها، ويبقى ما أُبلغ عنه بجانبها. وإذا كان ينبغي أن يؤكد شخص آخر، فنرجو الرد على هذه الرسالة.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
        ),
        "question": "مضت بضعة أشهر على {workshop} ({place}، {dates}). نود سؤالكم عما قُدم من تدريب منذ ذلك الحين، والسؤال موجود في الصفحة التي يفتحها الرابط أدناه. ولا يخضع شيء للتقييم.\n\n",
    },
    "zh-hans": {
        "trainer": (
            "请报告您在本国的授课：{programme}",
            """尊敬的 {name}：

{question}您在本国授课后，请通过以下链接报告。用手机也只需一分钟，无需密码，晚些报告也可以。

{link}

此链接供您使用，有效期至 {until}。贵部门的联络人会确认您所报告的内容。

此致
敬礼

{organisation}
""",
        ),
        "focal": (
            "待确认的国内培训：{programme}",
            """尊敬的 {name}：

{question}贵部门（{administration}）的培训师会报告其在国内的授课。您被指定为确认人。

等待您确认的培训数目：{waiting}

{link}

此链接供您使用，有效期至 {until}，无需密码。如数字有出入，请填写您的数字，原报告数字仍会保留。如应由他人确认，请回复本函。

此致
敬礼

{organisation}
""",
        ),
        "question": "{workshop}（{place}，{dates}）已过去数月。我们希望了解此后在国内开展了哪些培训；问题见以下链接的页面。不作任何评价。\n\n",
    },
}
