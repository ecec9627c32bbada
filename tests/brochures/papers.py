"""Small brochures to test with, in five languages and three scripts, made by WeasyPrint from HTML with our fonts."""

import functools
import html
import io
import re
import subprocess
import sys

import pikepdf
import segno
import weasyprint

from anhorigstod.brochures.accessible import OPTIONS, mend
from anhorigstod.brochures.expected import Expected
from tests.conftest import ROOT

FONTS = ROOT / "overrides" / "print" / "fonts"
ADDRESS = "https://exempel.se/b/7KQ2"
PHONE = "040-628 04 00"
FAMILIES = {"ar": "Arabic", "fa": "Arabic", "ti": "Ethiopic"}
RTL = frozenset(("ar", "fa"))
STYLE = """
@page { size: A5; margin: 15mm; background: #fff8ee; @bottom-center { content: "3 (4)"; font: 9pt Latin } }
body { font: 12pt/1.5 FAMILY; margin: 0 }
:lang(sv) { font-family: Latin }
em { font-style: normal; font-weight: 700 }
h1, h2 { font-weight: 700; border-block-end: 1pt solid #0b4f52 }
table { border-collapse: collapse } td, th { border: 1pt solid black; background: #e6f0ee }
ul { list-style-type: disc }
img { width: 30mm }
"""
WORDS = {
    "sv": {
        "title": "Stöd till dig som anhörig",
        "help": "Du som hjälper en närstående kan få stöd av kommunen. Det är gratis, och du behöver inget beslut.",
        "name": "Fråga efter <em>anhörigkonsulenten</em> om du vill prata med någon.",
        "call": "Ring PHONE på vardagar.",
        "link": "Läs <a href='https://exempel.se/sv'>mer om <strong>avlösning</strong> i hemmet</a> på webben.",
        "items": ["Någon att prata med", "Vila en stund", "Träffa andra"],
        "table": ["När", "Hur länge", "Måndag", "Två timmar"],
        "code": "QR-kod till webbplatsen",
    },
    "ar": {
        "title": "الدعم لك كقريب",
        "help": "إذا كنت تساعد شخصًا قريبًا منك فيمكنك الحصول على الدعم من البلدية. الدعم مجاني ولا تحتاج إلى قرار.",
        "name": "اسأل عن <em lang='sv'>anhörigkonsulent</em> إذا أردت التحدث مع شخص ما.",
        "call": "اتصل على PHONE في أيام الأسبوع.",
        "link": "اقرأ <a href='https://exempel.se/ar'>المزيد عن <strong>الراحة</strong> في المنزل</a> على الموقع.",
        "items": ["شخص تتحدث معه", "استراحة قصيرة", "لقاء الآخرين"],
        "table": ["متى", "كم من الوقت", "الاثنين", "ساعتان"],
        "code": "رمز الاستجابة السريعة",
    },
    "fa": {
        "title": "حمایت از شما که مراقبت می‌کنید",
        "help": "شما که به یکی از نزدیکان خود کمک می‌کنید می‌توانید از شهرداری حمایت بگیرید. این رایگان است.",
        "name": "اگر می‌خواهید با کسی صحبت کنید سراغ <em lang='sv'>anhörigkonsulent</em> را بگیرید.",
        "call": "در روزهای هفته با PHONE تماس بگیرید.",
        "link": "در وب <a href='https://exempel.se/fa'>بیشتر درباره <strong>استراحت</strong> در خانه</a> بخوانید.",
        "items": ["کسی که با او حرف بزنید", "کمی استراحت", "دیدار با دیگران"],
        "table": ["چه وقت", "چه مدت", "دوشنبه", "دو ساعت"],
        "code": "کد برای وب‌سایت",
    },
    "ti": {
        "title": "ደገፍ ንዓኻ ከም ኣዝማድ",
        "help": "ንሓደ ቀረባ ሰብካ እንተ ትሕግዝ ካብ ምምሕዳር ከተማ ደገፍ ክትረክብ ትኽእል ኢኻ። ነጻ እዩ፣ ውሳነ ኣየድልየካን እዩ።",
        "name": "ምስ ሰብ ክትዛረብ እንተ ደሊኻ ን <em lang='sv'>anhörigkonsulent</em> ሕተት።",
        "call": "ኣብ መዓልታት ስራሕ ናብ PHONE ደውል።",
        "link": "ኣብ መርበብ ሓበሬታ <a href='https://exempel.se/ti'>ተወሳኺ ብዛዕባ <strong>ዕረፍቲ</strong> ኣብ ገዛ</a> ኣንብብ።",
        "items": ["እተዘራርቦ ሰብ", "ንእሽቶ ዕረፍቲ", "ምስ ካልኦት ምርኻብ"],
        "table": ["መዓስ", "ክንደይ ግዜ", "ሰኑይ", "ክልተ ሰዓት"],
        "code": "ኮድ ናብ መርበብ ሓበሬታ",
    },
    "uk": {
        "title": "Підтримка для вас як родича",
        "help": "Якщо ви допомагаєте близькій людині, ви можете отримати підтримку від комуни. Це безкоштовно.",
        "name": "Запитайте про <em lang='sv'>anhörigkonsulent</em>, якщо хочете з кимось поговорити.",
        "call": "Телефонуйте PHONE у будні.",
        "link": "Читайте <a href='https://exempel.se/uk'>більше про <strong>перепочинок</strong> удома</a> на сайті.",
        "items": ["З ким поговорити", "Трохи відпочити", "Зустріти інших"],
        "table": ["Коли", "Як довго", "Понеділок", "Дві години"],
        "code": "QR-код на сайт",
    },
}
ICON = '<svg aria-hidden="true" width="9" height="9" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def body(language: str) -> str:
    """A brochure with all that the audit looks at; each block of text on a line of its own."""
    words = WORDS[language]
    phone = f"<bdi dir='ltr'><a href='tel:+46406280400' style='white-space:nowrap'>{PHONE}</a></bdi>"
    first, second, third = words["items"]
    when, long, day, hours = words["table"]
    picture = segno.make(ADDRESS, error="m", micro=False).svg_data_uri(border=2)
    return f"""
<header><p>{ICON}{words["items"][0]}</p></header>
<h1>{words["title"]}</h1>
<p>{words["help"]}</p>
<h2>{first}</h2>
<p>{words["name"]}</p>
<p>{words["call"].replace("PHONE", phone)}</p>
<ul>
<li>{first}<ul>
<li>{third}</li>
</ul></li>
<li><p>{second}</p></li>
</ul>
<ol>
<li>{second}</li>
</ol>
<table><thead><tr>
<th>{when}</th>
<th>{long}</th>
</tr></thead><tr>
<th scope="row">{day}</th>
<td>{hours}</td>
</tr></table>
<p>{words["link"]}</p>
<img src="{picture}" alt="{words["code"]}">
<p>{words["help"]} {words["help"]}</p>
"""


def document(language: str, content: str = "", title: str = "", style: str = "") -> str:
    """A whole HTML document; by default with the brochure of that language."""
    family = FAMILIES.get(language, "Latin")
    faces = "".join(
        f"@font-face {{ font-family: {name}; src: url({name.lower()}-{weight}.ttf); font-weight: {weight} }}\n"
        for name in ("Latin", "Arabic", "Ethiopic")
        for weight in (400, 700)
    )
    css = faces + STYLE.replace("FAMILY", f"{family}, Latin" if family != "Latin" else family) + style
    direction = "rtl" if language in RTL else "ltr"
    head = f"<title>{title or WORDS[language]['title']}</title><style>{css}</style>"
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head>'
        f"<body>{content or body(language)}</body></html>"
    )


def texts(content: str) -> tuple[str, ...]:
    """The text of each line of HTML that has any."""
    lines = (html.unescape(re.sub("<[^>]*>", "", line)).strip() for line in content.split("\n"))
    return tuple(line for line in lines if line)


def render(source: str) -> bytes:
    """A PDF as we make it."""
    mend()
    return weasyprint.HTML(string=source, base_url=f"{FONTS}/").write_pdf(**OPTIONS) or b""


@functools.cache
def brochure(language: str) -> bytes:
    """The brochure of that language, as we make it."""
    return render(document(language))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def page_of(content: str, language: str = "sv", style: str = "") -> pikepdf.Pdf:
    """A PDF of some HTML, as we make it, opened."""
    return opened(render(document(language, content, style=style)))


def render_bare(source: str) -> bytes:
    """A PDF as WeasyPrint makes it, in a process where nothing has been mended."""
    program = (
        "import sys, weasyprint; sys.stdout.buffer.write(weasyprint.HTML(string=sys.stdin.read(), "
        "base_url=sys.argv[1]).write_pdf(pdf_variant='pdf/ua-1'))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, f"{FONTS}/"]
    return subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout


def expected(language: str) -> Expected:
    """What must be true of the brochure of that language."""
    return Expected(
        title=WORDS[language]["title"],
        tag=language,
        direction="rtl" if language in RTL else "ltr",
        texts=texts(body(language)),
        languages=frozenset({"sv"} - {language}),
        pages=(1, 2),
        page_size_mm=(148, 210),
        qr=(ADDRESS,),
        phones=(PHONE,),
        fonts=frozenset(("Latin", "Arabic", "Ethiopic")),
    )
