"""What the sentence splitter knows of each language: abbreviations by what may follow their stop, and usual openers.

Compiled from the lists of the RAE's *Ortografía* (2010, appendix 1), the *Chicago Manual of Style* (chapter 10) and
the Brazilian *Manual de Redação da Presidência*, and from use. An abbreviation before a small letter never ends a
sentence, so only those that precede a capital or a figure need to stand here. An entry in small letters is known
in capitals too (``sr`` → ``Sr``, ``SR``); an entry with a capital is not known without (``Col``).
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from string import ascii_uppercase

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass


class Kind(Enum):
    """What an abbreviation's stop tells about the end of a sentence."""

    TITLE = "goes with the name or term that follows; never ends a sentence before one"
    NUMBER = "goes with a figure, a Roman numeral or a single letter that follows"
    DATE = "a month or weekday: as NUMBER, where it has a capital or stands after a figure"
    INITIAL = "a single capital: goes with a name that follows"
    MIDWAY = "ends a sentence only before a word that usually opens one"
    CLOSING = "ends a sentence before any capital or figure"
    TIME = "as CLOSING, but not before a figure, a weekday, a month or a time zone"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of one language: the kinds of tokens and of sequences (keyed without spaces), and sets of words.

    A full stop can only be within a sequence, or end one, after one of its `parts`: what it has before its stops.
    """

    tokens: dict[str, Kind]
    sequences: dict[str, Kind]
    sequence: re.Pattern[str]
    parts: frozenset[str]
    openers: frozenset[str]
    reporting: frozenset[str]
    calendar: frozenset[str]


_TOKENS: dict[str, dict[Kind, str]] = {
    "": {
        Kind.TITLE: """Mr Mrs Ms Mme Mlle dr Drs Prof Mt Messrs vs cf cfr viz e.g i.e p.ej p.ex v.g""",
        Kind.NUMBER: """No Nos nº n° n.º no.º nos.º N.° p pp vol vols fig figs eq eqs cap caps ed eds tel Ext tít
            pág págs""",
        Kind.MIDWAY: """Inc Ltd Corp Co LLC Bros Jr Sr Ph.D U.S U.S.A U.K U.N E.U al""",
        Kind.CLOSING: """etc""",
        Kind.TIME: """a.m p.m""",
    },
    "en": {
        Kind.TITLE: """Messrs Drs Rev Revd Hon Pres Gov Sen Sens Rep Reps Gen Brig Col Lt Capt Cpt Cmdr Maj Sgt Cpl
            Adm Amb Atty Supt Msgr Fr Bp Abp Ste Mts Ft Pfc Pvt Insp Det Ald Sec Treas Dir Ven Asst Assoc v""",
        Kind.NUMBER: """no nos ch chap chaps Chs sec secs sect para paras Art Arts Tab nr refs ser pt pts Rm Apt
            Bldg Ex Stat Rte l ll n nn fol approx est ca c b d""",
        Kind.DATE: """Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun""",
        Kind.MIDWAY: """inc ltd corp co bros jr St Ave Blvd Rd Hwy Pl Ln Pkwy Sq Dept Univ Assn Inst Intl Natl Govt
            Esq M.D B.A M.A B.Sc M.Sc D.C L.A N.Y Calif Mass Conn Ill Mich Minn Penn Pa Tenn Wis Va Vt Ont Que Cie""",
    },
    "es": {
        Kind.TITLE: """sr sra srta sres sras srtas Srs dr dra dres dras lic licda lcda lcdo ing prof profa Profs
            arq Abg Econ Enf Psic Mons Mgr Mg Mtro Mtra Fr Rvdo Rvda Rev Hno Hna Hnos Gral Gen Cnel Cmdte Cmte Cap
            Capt Tte Sgto Cdte Alte Pbro Exc Excmo Excma Excmos Ilmo Ilma Ilmos Sto Sta Dip Sen Min Pdte Pdta Pte
            Dir Dña Dn Av Avd Avda Cra Kra Cl Cll Clle Dg Diag Transv Tv Urb Bo Pje Agr Pza Plza Pl Ctra Blvd Bulev
            Mpio Prov Gob Inst Univ Fac Esc Col Hosp Fund Asoc Admón Dpto Depto Coord Sec Adj p.ej v.gr vgr i.e
            ss.mm""",
        Kind.NUMBER: """núm núms num Nro nro n.os art arts pról párr párrf párrs parág sec secc t lib exp lit
            ord ref doc cód of Ofic apto Apdo apdo ext tfno tlf telf cel Km lám tab cta fol f ff fs Edif edif Mz Lt
            Tel c cc l n s v ap vers aprox máx mín""",
        Kind.DATE: """ene feb mar abr may jun jul ago sep sept set oct nov dic Lun Mar Mié Miérc Jue Juev Vie Vier
            Sáb Sab Dom""",
        Kind.MIDWAY: """ud uds vd vds Cía cía Cia Hnos ltda inc Ph.D D.E.P q.e.p.d hnos Vda hab""",
        Kind.CLOSING: """ee.uu s.a s.a.s s.r.l a.C d.C D.C a.e.c d.e.c rr.hh ff.aa cc.oo b.o.e""",
    },
    "pt": {
        Kind.TITLE: """sr sra srta srs sras srtas dr dra drs dras prof profa profª prof.ª profs profas eng enga
            engº engª arq adv Des Desa Dep Depa Sen Ver Gov Pres Min Gen Cel Cap Ten Sgt Maj Alm Brig Alte Pe Fr Ir
            Mons Exmo Exma Ilmo Ilma Ilmos Exmos Revmo Sto Sta V.Exa V.Exª V.Sa Emb Dir Secr Cons Psic Enf R Av Al
            Pç Pça Pr Trav Tv Rod Estr Jd Vl Cj Lgo Inst Univ Fac Esc Col Hosp Fund Assoc Depto Dept p.ex i.e v.g
            p/ex N.Sra""",
        Kind.NUMBER: """núm núms num aprox máx mín nr nro nros art arts sec séc sécs parág tab quad ref proc
            doc ap apto cx cel tít vers cód fls fl al.ª t n Km bl cj qd lt c cc l s v""",
        Kind.DATE: """jan fev mar abr mai jun jul ago set out nov dez Seg Ter Qua Qui Sex Sáb Sab Dom""",
        Kind.MIDWAY: """cia cias ltda inc jr Ph.D org orgs coord coords obs hab""",
        Kind.CLOSING: """s.a a.C d.C a.e.c""",
    },
}  # fmt: skip

# Abbreviations written with (or without) spaces inside; only their last stop may end a sentence.
_SEQUENCES: dict[str, dict[Kind, tuple[str, ...]]] = {
    "": {
        Kind.TITLE: ("e. g.", "i. e.", "p. ej.", "P. ej.", "p. ex.", "P. ex.", "v. gr.", "v. g."),
        Kind.MIDWAY: ("et al.", "U. S.", "U. S. A.", "U. K.", "U. N.", "Ph. D.", "op. cit.", "loc. cit."),
        Kind.TIME: ("a. m.", "p. m.", "A. M.", "P. M.", "a. M.", "p. M."),
        Kind.CLOSING: ("EE. UU.", "a. C.", "d. C."),
    },
    "en": {Kind.MIDWAY: ("N. Y.", "D. C.")},
    "es": {
        Kind.CLOSING: (
            "S. A.", "S. A. S.", "S. R. L.", "D. C.", "a. e. c.", "d. e. c.", "a. n. e.", "d. n. e.", "RR. HH.",
            "FF. AA.", "CC. OO.", "JJ. OO.", "DD. HH.", "FF. CC.", "S. A. de C. V.", "q. e. p. d.", "s. e. u. o.",
        ),
        Kind.MIDWAY: ("Bs. As.", "S. L.", "D. F.", "C. V.", "c. c.", "s. f.", "s. n."),
        Kind.TITLE: ("SS. MM.", "S. M.", "S. S.", "S. E.", "p. e.", "N. del", "N. de la", "Ntra. Sra.", "P. O.",
            "V. E.", "Vto. Bno.", "Bto. P."),
    },
    "pt": {
        Kind.CLOSING: ("S. A.", "a. e. c.", "a. E. C."),
        Kind.MIDWAY: ("D. F.", "E. C.", "s. d.", "s. n."),
        Kind.TITLE: ("V. Exa.", "V. Ex.ª", "V. Sa.", "S. Exa.", "S. Em.ª", "N. Sra.", "N. S.", "N. do", "N. da",
            "p. e."),
    },
}  # fmt: skip

_OPENERS = {
    "en": """The This That These Those There Here It Its He She They We I You His Her Their Our My Your In On At By
        For From With Without Within Under Over As If When While Where Who What Why How Which Although Though
        Because Since After Before During Until Once Then Now Today Yesterday Tomorrow Later However Moreover
        Meanwhile Nevertheless Therefore Thus Also But And Or So Yet Still Even Only Not No Some Many Most Several
        Each Every Both All Any Few Another Other Others One Two Three To Did Do Does Is Are Was Were Has Have Had
        Can Could Will Would Should May Might Must Please Thanks Instead Finally Further Furthermore According
        Despite Such Let Nobody Nothing Everyone Everything Someone Perhaps Maybe Between Among Across Through Like
        Unlike Whether Nor Neither Either Just Again""",
    "es": """El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Esto Ese Esa Esos Esas Eso Aquel Aquella En
        Por Para Con Sin Sobre Desde Hasta Entre Según Ante Tras Durante Mediante De Del Al A Y E O Pero Sino
        Aunque Porque Como Cuando Donde Mientras Si Sí No Ni Ya También Tampoco Además Así Entonces Luego Después
        Antes Ahora Hoy Ayer Mañana Aquí Allí Allá Él Ella Ellos Ellas Yo Nosotros Usted Ustedes Se Le Les Me Nos
        Te Su Sus Mi Mis Tu Nuestro Nuestra Nuestros Nuestras Todo Toda Todos Todas Cada Otro Otra Otros Otras
        Algunos Algunas Alguien Nadie Nada Muchos Muchas Varios Varias Ambos Ambas Dos Tres Cuatro Hay Es Son Era
        Eran Fue Fueron Ha Han Hubo Está Están Puede Pueden Qué Quién Quiénes Cómo Cuándo Dónde Cuánto Cuántos
        Finalmente Actualmente Sin Tal Tan Solo Sólo Siempre Nunca Quizá Quizás Por Que Quien Quienes Gracias Más
        Menos Mucho Poco Aun Aún Casi Incluso Dicho Dicha""",
    "pt": """O A Os As Um Uma Uns Umas Este Esta Estes Estas Isto Esse Essa Esses Essas Isso Aquele Aquela Aquilo
        Em No Na Nos Nas Num Numa Por Pelo Pela Pelos Pelas Para Com Sem Sobre Desde Até Entre Segundo Conforme
        Após Durante De Do Da Dos Das Ao Aos À Às E Ou Mas Porém Contudo Entretanto Embora Porque Como Quando Onde
        Enquanto Se Sim Não Nem Já Também Além Assim Então Depois Antes Agora Hoje Ontem Amanhã Aqui Ali Lá Ele Ela
        Eles Elas Eu Nós Você Vocês Seu Sua Seus Suas Meu Minha Nosso Nossa Nossos Nossas Todo Toda Todos Todas
        Cada Outro Outra Outros Outras Alguns Algumas Alguém Ninguém Nada Muitos Muitas Vários Várias Ambos Dois
        Duas Três Há É São Era Eram Foi Foram Está Estão Pode Podem Que Quem Qual Quais Finalmente Atualmente Tal
        Só Somente Apenas Sempre Nunca Talvez Mais Menos Ainda Inclusive Neste Nesta Nestes Nestas Nesse Nessa
        Naquele Naquela Deste Desta Desse Dessa Tudo Logo Portanto Obrigado Obrigada""",
}  # fmt: skip

_REPORTING = {
    "en": "said says asked asks replied answered wondered cried shouted exclaimed whispered added wrote told inquired",
    "es": "dijo dice preguntó pregunta respondió contestó exclamó gritó susurró añadió agregó escribió replicó señaló",
    "pt": "disse diz perguntou pergunta respondeu exclamou gritou sussurrou acrescentou escreveu replicou indagou",
}

_CALENDAR = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
    September October November December Eastern Central Pacific Mountain Greenwich"""


def _forms(word: str) -> tuple[str, ...]:
    if len(word) == 1:
        return ()
    if word.islower():
        return word.capitalize(), word.upper()
    return () if "." in word else (word.upper(),)


@cache
def lexicon(language: str) -> Lexicon:
    """What is known of a language; an unknown one gets what is common to all, with the openers of all three."""
    known = language in _OPENERS
    parts = ("", language) if known else ("",)
    tokens: dict[str, Kind] = {}
    for part in parts:
        written = {word: kind for kind, words in _TOKENS[part].items() for word in words.split()}
        for word, kind in written.items():
            tokens |= dict.fromkeys(_forms(word), kind)
        tokens |= written  # an entry counts for more than a form made from another
    sequences = {sequence: kind for part in parts for kind, members in _SEQUENCES[part].items() for sequence in members}
    spaced = "|".join(
        re.escape(sequence).replace(r"\ ", "[ \u00a0\u202f]?") for sequence in sorted(sequences, key=len, reverse=True)
    )
    own = (language,) if known else tuple(_OPENERS)
    return Lexicon(
        tokens=tokens,
        sequences={sequence.replace(" ", ""): kind for sequence, kind in sequences.items()},
        # A doubled initial marks a plural in Spanish (RAE): EE. UU., RR. HH.
        sequence=re.compile(rf"(?<!\w)(?:{spaced}|([A-Z])\1\.[ \u00a0\u202f]?([A-Z])\2\.)"),
        parts=frozenset([*re.findall(r"(\w+)\.", " ".join(sequences)), *(2 * capital for capital in ascii_uppercase)]),
        openers=frozenset(word for name in own for word in _OPENERS[name].split()),
        reporting=frozenset(word for name in own for word in _REPORTING[name].split()),
        calendar=frozenset(_CALENDAR.split()),
    )
