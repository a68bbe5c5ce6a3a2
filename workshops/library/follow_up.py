# ruff: noqa: E501
"""The letter that asks what became of the recommendations of a workshop, in six languages: (subject, text).

Fields: {name}, {workshop}, {place}, {dates}, {number} of recommendations, {agreed_by}, {agreed_on}, {link},
{organisation}. The number stands behind a colon, where no language bends a word for it.
"""

LETTERS = {
    "en": (
        "What became of the recommendations: {workshop}, {place}",
        """Dear {name},

The following activity adopted recommendations:

{workshop}
{place}, {dates}

Recommendations we would like to ask you about: {number}

The host agreed that they may be followed up ({agreed_by}, {agreed_on}). Please open this link and tell us what has become of them, in a few words. It takes some minutes; no password is needed.

{link}

The link is meant for you: whoever opens it sees these recommendations and nothing else. You can come back to it and change what you reported. If somebody else should answer, please reply to this letter and tell us whom to ask.

What you report is kept as reported, with its date. It is not assessed.

Yours sincerely,

{organisation}
""",
    ),
    "fr": (
        "Suites données aux recommandations : {workshop}, {place}",
        """Madame, Monsieur,

L’activité suivante a adopté des recommandations :

{workshop}
{place}, {dates}

Recommandations sur lesquelles nous souhaitons vous interroger : {number}

L’hôte a donné son accord pour que leur suivi soit assuré ({agreed_by}, {agreed_on}). Nous vous prions d’ouvrir ce lien et de nous indiquer, en quelques mots, quelles suites leur ont été données. Cela prend quelques minutes ; aucun mot de passe n’est nécessaire.

{link}

Ce lien vous est destiné : quiconque l’ouvre voit ces recommandations et rien d’autre. Vous pouvez y revenir et modifier vos réponses. Si une autre personne doit répondre, veuillez nous le faire savoir en répondant à cette lettre.

Vos réponses sont conservées telles que vous les avez données, avec leur date. Elles ne font l’objet d’aucune évaluation.

Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.

{organisation}
""",
    ),
    "es": (
        "Seguimiento de las recomendaciones: {workshop}, {place}",
        """Estimado/a {name}:

En la siguiente actividad se aprobaron recomendaciones:

{workshop}
{place}, {dates}

Recomendaciones sobre las que deseamos preguntarle: {number}

El anfitrión está de acuerdo con que se les dé seguimiento ({agreed_by}, {agreed_on}). Le rogamos que abra este enlace y nos diga, en pocas palabras, qué ha sido de ellas. Le llevará unos minutos y no necesita contraseña.

{link}

El enlace es para usted: quien lo abra verá estas recomendaciones y nada más. Puede volver a él y modificar lo que haya comunicado. Si debe responder otra persona, responda a esta carta e indíquenos a quién preguntar.

Lo que usted comunique se conservará tal cual, con su fecha. No se evalúa.

Atentamente,

{organisation}
""",
    ),
    "ru": (
        "Выполнение рекомендаций: {workshop}, {place}",
        """Здравствуйте, {name}!

На следующем мероприятии были приняты рекомендации:

{workshop}
{place}, {dates}

Число рекомендаций, о которых мы хотели бы Вас спросить: {number}

Принимающая сторона согласна с тем, чтобы мы следили за их выполнением ({agreed_by}, {agreed_on}). Просим Вас открыть эту ссылку и в нескольких словах сообщить, что было сделано. Это займёт несколько минут; пароль не нужен.

{link}

Ссылка предназначена для Вас: тот, кто её откроет, увидит только эти рекомендации. Вы можете вернуться к ней и изменить свои ответы. Если отвечать должен кто-то другой, сообщите нам об этом, ответив на это письмо.

Ваши ответы сохраняются в том виде, в каком Вы их дали, с указанием даты. Они не оцениваются.

С уважением,

{organisation}
""",
    ),
    "ar": (
        "متابعة التوصيات: {workshop}، {place}",
        """السيد/السيدة {name}،

تحية طيبة وبعد،

اعتُمدت توصيات في النشاط الآتي:

{workshop}
{place}، {dates}

عدد التوصيات التي نود سؤالكم عنها: {number}

وقد وافقت الجهة المضيفة على متابعتها ({agreed_by}، {agreed_on}). نرجو فتح هذا الرابط وإبلاغنا بإيجاز بما تم بشأنها. لا يستغرق ذلك سوى بضع دقائق، ولا حاجة إلى كلمة مرور.

{link}

هذا الرابط مخصص لكم، ومن يفتحه يرى هذه التوصيات دون غيرها. ويمكنكم العودة إليه وتعديل إجاباتكم. وإذا كان ينبغي أن يجيب شخص آخر، فنرجو إبلاغنا بذلك بالرد على هذه الرسالة.

تُحفظ إجاباتكم كما وردت منكم مع تاريخها، ولا تخضع لأي تقييم.

وتفضلوا بقبول فائق الاحترام،

{organisation}
""",
    ),
    "zh-hans": (
        "建议的后续情况：{workshop}，{place}",
        """尊敬的 {name}：

以下活动通过了若干建议：

{workshop}
{place}，{dates}

我们希望向您了解的建议数目：{number}

主办方已同意对这些建议进行跟踪（{agreed_by}，{agreed_on}）。请打开以下链接，简要告知这些建议的落实情况。只需几分钟，无需密码。

{link}

此链接供您使用：打开链接的人只能看到这些建议，看不到其他内容。您可以随时返回并修改所填内容。如应由他人答复，请回复本函告知我们。

您所报告的内容将按原样保存并注明日期，不作任何评价。

此致
敬礼

{organisation}
""",
    ),
}
