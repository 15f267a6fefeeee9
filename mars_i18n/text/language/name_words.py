"""Words of names of people and places, which are spelt alike in several languages and so tell none."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_NAMES: frozenset[str] = _words("""
adam adriana agnes agustín alberto alejandra alejandro alessandra alexander alexandra alexandre alfonso
alfredo alice alicia alonso álvaro amalia amanda ana anders andré andrea andreas andrés andrew ângela ángela
anna anne annika antônio antonio antônia ariel armando arthur arturo astrid augusto axel barbara bárbara
beatriz benito benjamin benjamín bernardo birgitta björn boris brian bruno caio camila camilo carl carla
carlos carmen carolina caroline catalina catarina cecilia cecília célia césar charles charlotte christian
christina christine christopher clara claudia cláudia claudio cláudio cristina cristián cristóbal daniel
daniela danilo david débora denis denise diana diego edgar edison eduarda eduardo edward elena elías elisa
elisabeth eliza elizabeth elsa emilia emília emilio emily emma enrique eric erik ernesto esteban estela
esther eugenia eugenio eva fabián fabiana fabio fábio fabíola fabrício federico felipe félix fernanda
fernando filipe flávia flávio florencia francisca francisco frederico fredrik gabriel gabriela george
geraldo gerardo germán gilberto giovanna gisela gladys gonzalo graciela gregorio guadalupe guilherme
guillermo gunnar gustavo hanna hans harold hector héctor heitor helen helena henrik henrique henry hernán
hernando hilda horacio hugo ignacio igor ines inés inês ingrid irene isaac isabel isabela isabella isadora
ismael iván ivan jaime jair james jane javier jean jeff jennifer jenny jéssica jessica jesús joan joana joão
joaquim joaquín johan johanna john jonas jorge josé joseph josefina juan juana judith julia júlia julián
juliana juliano julieta júlio karen karin karina karl katarina kenneth kevin kristina lars larissa laura
lautaro leandro leif lena leonardo leonor leticia letícia lidia lídia liliana lisa lorena lorenzo lourdes
lucas lucía lúcia luciana luciano luis luís luisa luísa luiz luiza magda magdalena magnus manuel manuela
marcela marcelo marcia márcia márcio margaret margarida margarita maria maría mariana mariano maribel marina
mario mário marisol marta martha martín martina mateo mateus mathias matías matilde matthew maurício
mauricio michael michel miguel mikael milena mónica mônica moisés myriam nancy natalia natália nelson néstor
nicolás nicole nilda noemí octavio olga olof omar oscar óscar otávio pablo paola patricia patrícia patricio
patrik paul paula paulina paulo pedro peter philip rafael rafaela ramiro ramón raquel raúl rebeca regina
renata renato ricardo richard rita robert roberto rocío rodolfo rodrigo roger rogelio rogério rolando rosana
roxana rubén ruth samuel sandra santiago sara sarah sebastián sebastião sérgio sergio silvia sílvia simón
simone sofia sofía sônia sonia stefan stella stephen steven susan susana suzana sven tania tânia tatiana
teodoro teresa thiago thomas tiago tomás úrsula valentina valeria valéria vanessa verónica verônica vicente
víctor victor vilma vinícius virginia viviana vladimir walter wilfredo william wilson ximena yolanda zoila
""")
"""Lower-case given names of people whom a Latin American newsletter quotes; no name that is also a common word."""

ENGLISH_GIVEN_NAMES: frozenset[str] = _words("""
aaron abigail adrian aidan alan albert alec alex alexis alfred alison allan allen alyssa amelia amy anders
andy angus annette annie anthony archie arnold arthur ashley audrey barry bart ben bernard bernd betty
beverly billy bjorn bob bobby bonnie brad bradley brandon brenda brendan brent brett bridget bruce bryan
caleb calvin cameron cathy charlie chelsea cheryl chris christy cindy claire clark claude clayton clifford
clive clyde cody colin connor corey craig curtis cynthia damian dan danny darren darryl dave debbie deborah
dennis derek diane dieter dmitri dominic donald donna doris dorothy doug douglas duncan dustin dwight dylan
ed eddie edith edmund edwin eileen elaine eleanor ellen ellie elliot elliott emma eric ernest ethan eugene
evan evelyn faye felicity fiona frances francis francois fred freddie frederick gareth garry gary gavin
geoff geoffrey gerald gerard gerhard gilbert gillian giovanni giuseppe glenn gordon graham greg gregory
guillaume gunnar hank hannah harriet harry hartmut harvey helen helmut henrik herbert herman hilary hiroshi
holger howard hugh ian isaac jackie jacob jake jamie janet janice jared jason jay jeffrey jens jeremy jerome
jerry jesper jesse jessie jill jim jimmy jiri jo joanna joanne jody joe joel joey johnny jonathan jorg josh
joshua joyce judy jukka julian julie jurgen justin kanye karl kate katherine kathleen kathryn kathy katie
keith kelly ken kenji kenny kerry kieran kim kirk kirsty kjell klaus knut kyle larry lauren laurence laurie
lawrence len leo leonard leslie lewis liam linda lindsay linus lisa liz lloyd lois lorraine louis louise luc
luca luke lynn mads malcolm manfred marc marco marcus margaret marie marilyn marion marjorie marvin mary
matt matthias matti maureen maurice megan melanie melissa meredith michelle mick mike mitchell molly morris
muriel nathan nathaniel neil nicholas nick nicola nigel noah noel norma norman olaf oliver olivia oscar owen
pam pamela paolo patrick pavel pekka percy perry pete phil philippa phillip phyllis pierre piotr preston
rachel randall randy rasmus raymond rebecca reginald rhys rick ricky robbie rodney roland ron ronald ronnie
rory rosemary roy rupert russell ryan sally sam samantha sean sergei seth shane sharon shaun sheila shirley
sidney simon soren stacy stan stanley stefan stephanie steve steven stewart stuart susie sven sylvia takashi
tammy ted terence teresa terry theodore thorsten tim timothy tina todd tom tomasz tommy toni tony torbjorn
torsten tracy travis trevor tristan troy ulrich uwe valerie vernon vic vince vincent virgil vivian vladimir
wade wallace walter warren wayne wendy werner wesley wilbur wilfred willard willie wolfgang yuri yves
zachary zdenek zoe
""")
"""Lower-case given names of the English-speaking world and of Europe that are no common word of English."""

PLACES: frozenset[str] = _words("""
arequipa argentina assunção asunción bahia bogotá bolivia bolívia brasil brasília cajamarca cali caracas chile
colombia copenhagen cuba curaçao cusco córdoba ecuador equador guatemala guyana haiti haití honduras jamaica
lima madrid managua medellín mercosur mexico montevideo méxico nicaragua oslo panama panamá paraguay paz peru
perú portugal puerto quito salvador santander suriname uruguay venezuela
""")
"""Lower-case names of places that several of our languages spell alike, or almost."""

NAME_PARTICLES: frozenset[str] = _words("da das de del di do dos e la las los san santa van von y")
"""Lower-case words inside the names of people."""
