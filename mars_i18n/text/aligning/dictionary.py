"""Common words that do not look alike in English, Spanish and Portuguese: what aligns texts that share few names.

A row is one idea: forms in English, Spanish and Portuguese, without accents, parted by "=". Words that begin alike in
all three (programme, programa) need no row; words with many unlike meanings have none. The list is ours: months, days,
small numbers, and what newsletters of programmes and their summaries speak of.
"""

from __future__ import annotations

from functools import lru_cache

_ROWS = """
january = enero = janeiro
february = febrero = fevereiro
march = marzo = marco
april = abril = abril
may = mayo = maio
june = junio = junho
july = julio = julho
august = agosto = agosto
september = septiembre = setembro
october = octubre = outubro
november = noviembre = novembro
december = diciembre = dezembro
monday mondays = lunes = segunda
tuesday tuesdays = martes = terca tercas
wednesday wednesdays = miercoles = quarta
thursday thursdays = jueves = quinta
friday fridays = viernes = sexta
saturday saturdays = sabado sabados = sabado sabados
sunday sundays = domingo domingos = domingo domingos
one = un uno una = um uma
two both = dos ambos ambas = dois duas ambos ambas
three = tres = tres
four = cuatro = quatro
five = cinco = cinco
six = seis = seis
seven = siete = sete
eight = ocho = oito
nine = nueve = nove
ten = diez = dez
twelve = doce = doze
hundred hundreds = cien ciento cientos = cem cento centenas
thousand thousands = mil miles = mil milhares
first = primer primero primera primeros primeras = primeiro primeira primeiros primeiras
second = segundo segunda = segundo segunda
third = tercer tercero tercera tercio = terceiro terceira terco
last = ultimo ultima ultimos ultimas pasado pasada = ultimo ultima ultimos ultimas passado passada
next = proximo proxima proximos proximas siguiente sigue = proximo proxima proximos proximas seguinte
day days = dia dias = dia dias
week weeks = semana semanas = semana semanas
month months = mes meses = mes meses
year years = ano anos = ano anos
today = hoy = hoje
tomorrow = manana = amanha
yesterday = ayer = ontem
time times = vez veces tiempo tiempos = vez vezes tempo tempos
now = ahora = agora
then = despues luego entonces = depois entao
before = antes = antes
after later = despues tras = depois apos
since = desde = desde
until = hasta = ate
between among = entre = entre
without = sin = sem
with = con = com
against = contra = contra
about = sobre acerca = sobre acerca
also too = tambien ademas = tambem alem
more = mas = mais
less = menos = menos
many much = mucho mucha muchos muchas = muito muita muitos muitas
few = pocos pocas = poucos poucas
some = algun alguno alguna algunos algunas unos unas = algum alguma alguns algumas uns umas
all every each = todo toda todos todas cada = todo toda todos todas cada
other others another = otro otra otros otras = outro outra outros outras
same = mismo misma mismos mismas = mesmo mesma mesmos mesmas
new news = nuevo nueva nuevos nuevas noticia noticias = novo nova novos novas noticia noticias
old = viejo vieja antiguo antigua = velho velha antigo antiga
good well = buen bueno buena buenos buenas bien = bom boa bons boas bem
better best = mejor mejores = melhor melhores
bad badly = mal malo mala = mau mal
great large big = gran grande grandes = grande grandes
small = pequeno pequena pequenos pequenas = pequeno pequena pequenos pequenas
long = largo larga largos largas = longo longa longos longas
short = corto corta cortos cortas breve = curto curta curtos curtas breve
high higher = alto alta altos altas mayor = alto alta altos altas maior
low lower = bajo baja bajos bajas menor = baixo baixa baixos baixas menor
open opened opens opening = abrio abre abierto abierta apertura = abriu abre aberto aberta abertura
free = libre libres gratis gratuito gratuita = livre livres gratis gratuito gratuita
whole = entero entera toda = inteiro inteira toda
own = propio propia propios propias = proprio propria proprios proprias
true truth = verdad verdadero verdadera = verdade verdadeiro verdadeira
people person = gente persona personas pueblo = gente pessoa pessoas povo
man men = hombre hombres = homem homens
woman women = mujer mujeres = mulher mulheres
child children = nino nina ninos ninas hijo hijos = crianca criancas filho filhos
family families = familia familias = familia familias
friend friends = amigo amigos amiga amigas = amigo amigos amiga amigas
ally allies = aliado aliada aliados aliadas = aliado aliada aliados aliadas
leader leaders leadership = lider lideres liderazgo = lider lideres lideranca liderancas
worker workers = trabajador trabajadores trabajadora = trabalhador trabalhadores trabalhadora
work works job jobs labor labour = trabajo trabajos laboral empleo = trabalho trabalhos laboral emprego
employer employers = empleador empleadores = empregador empregadores
workplace workplaces = trabajo laboral = trabalho
company companies = empresa empresas compania = empresa empresas companhia
business businesses = empresa empresas negocio negocios empresarial = empresa empresas negocio negocios empresarial
government governments = gobierno gobiernos gobernanza = governo governos governanca
mayor mayors = alcalde alcaldes alcaldesa = prefeito prefeitos prefeita
law laws = ley leyes = lei leis
right rights = derecho derechos = direito direitos
health healthy = salud saludable = saude saudavel
school schools = escuela escuelas = escola escolas
teacher teachers = maestro maestros maestra docente docentes = professor professores professora
student students = estudiante estudiantes alumno alumnos = estudante estudantes aluno alunos
book books = libro libros = livro livros
word words = palabra palabras = palavra palavras
name names = nombre nombres = nome nomes
question questions = pregunta preguntas = pergunta perguntas questao
answer answers = respuesta respuestas = resposta respostas
reader readers read reads = lector lectores leen leer lee lea leido = leitor leitores leem ler le leia lido
letter letters = carta cartas = carta cartas
newsletter bulletin = boletin boletines = boletim boletins
website site page web = sitio pagina web = site pagina web
link links = enlace enlaces vinculo = link links
issue issues = edicion ediciones numero asunto asuntos = edicao edicoes numero assunto assuntos
meeting meetings met meet = reunion reuniones reunio encuentro encuentros = reuniao reunioes reuniu encontro encontros
event events = evento eventos acto = evento eventos ato
workshop workshops = taller talleres = oficina oficinas
talk talks talked = charla charlas hablar hablaron hablo = palestra palestras falar falaram falou
conversation conversations = conversacion conversaciones = conversa conversas
speaker speakers speech = orador oradores ponente ponentes discurso = orador oradores palestrante palestrantes discurso
launch launched launches = lanzamiento lanzo lanzaron lanzar = lancamento lancou lancaram lancar
training train trained = formacion capacitacion capacitar = formacao capacitacao treinamento capacitar
research = investigacion investigaciones = pesquisa pesquisas
researcher researchers = investigador investigadores = pesquisador pesquisadores
study studies = estudio estudios = estudo estudos
report reports = informe informes = relatorio relatorios
finding findings found find = hallazgo encontro encontraron encontrar = achado encontrou encontraram encontrar
result results outcome = resultado resultados = resultado resultados
summary = resumen = resumo
survey surveys = encuesta encuestas = pesquisa enquete
data = datos = dados
knowledge know knows known = conocimiento conocimientos saber conocer = conhecimento conhecimentos saber conhecer
learn learned learns learning = aprender aprendizaje aprende aprenden = aprender aprendizagem aprende aprendem
way ways = manera maneras forma formas camino via = maneira maneiras forma formas caminho via
step steps = paso pasos = passo passos
tool tools = herramienta herramientas = ferramenta ferramentas
guide guides = guia guias = guia guias
goal goals aim target = meta metas objetivo objetivos = meta metas objetivo objetivos
challenge challenges = desafio desafios reto retos = desafio desafios
strength strengthen strengthening = fortalecer fortalecimiento fuerza = fortalecer fortalecimento forca
growth grow grows grew = crecimiento crecer crece crezca = crescimento crescer cresce cresca
change changes changed = cambio cambios cambiar cambio = mudanca mudancas mudar mudou
development develop = desarrollo desarrollar = desenvolvimento desenvolver
environment environmental = ambiente ambiental ambientales = ambiente ambiental ambientais
water waters = agua aguas = agua aguas
land lands earth = tierra tierras = terra terras
river rivers = rio rios = rio rios
sea ocean = mar oceano = mar oceano
mountain mountains = montana montanas = montanha montanhas
forest forests = bosque bosques = floresta florestas
tree trees = arbol arboles = arvore arvores
fire fires = fuego incendio incendios = fogo incendio incendios
sun = sol = sol
rain rains = lluvia lluvias = chuva chuvas
gold = oro = ouro
copper = cobre = cobre
mine mines mining miner miners = mina minas mineria minera minero mineros = mina minas mineracao mineradora mineiro
farmer farmers farm = agricultor agricultores campesino campesinos finca = agricultor agricultores campones fazenda
coffee = cafe = cafe
food foods = alimento alimentos comida = alimento alimentos comida
house houses home = casa casas hogar hogares = casa casas lar lares
city cities town towns = ciudad ciudades = cidade cidades
village villages = pueblo aldea = vila aldeia povoado
country countries = pais paises = pais paises
world worldwide = mundo mundial = mundo mundial
street road roads = calle carretera camino = rua estrada
place places = lugar lugares sitio = lugar lugares local
field fields = campo campos = campo campos
north northern = norte = norte
south southern = sur = sul
east eastern = este oriental = leste oriental
west western = oeste occidental = oeste ocidental
side sides = lado lados parte partes = lado lados parte partes
part parts = parte partes = parte partes
stay keep = sigamos mantener mantengase siga seguir = mantenha manter siga seguir
touch contact = contacto = contato
write written wrote = escribir escribanos escriba escrito escribio escriben = escrever escreva escrito escreveu escrevem
send sent = enviar envie envio = enviar envie enviou
thank thanks = gracias agradecemos agradece agradecer = obrigado agradecemos agradece agradecer
welcome welcomed = bienvenida bienvenido bienvenidos = boas vindas bemvindo
join joined = unirse unieron unio sumo = unir juntar aderir uniu
support supported = apoyo apoyar apoya = apoio apoiar apoia
help helps helped = ayuda ayudan ayudar ayudo ayuden = ajuda ajudam ajudar ajudou ajudem
share shared shares = compartir comparte compartida compartidas = compartilhar compartilha compartilhada compartilhadas
give gives gave given = dar da dio dieron = dar da deu deram
take takes took = tomar toma tomo llevar = tomar toma tomou levar
make makes made = hacer hace hizo hecho = fazer faz fez feito
want wants = quiere quieren querer = quer querem querer
need needs needed = necesita necesitan necesario = precisa precisam necessario
think thinks thought = piensa piensan pensar = pensa pensam pensar
see sees seen saw = ve ven ver visto = ve veem ver visto
say says said told = dice dicen dijo dijeron decir = diz dizem disse disseram dizer
live lives life living = vive viven vivir vida vidas = vive vivem viver vida vidas
begin begins began start started = comienza comenzo comienzo empezo inicio = comeca comecou comeco inicio iniciou
end ends ended = fin final termino terminar = fim final terminou terminar
show shows showed shown = muestra muestran mostro mostrar = mostra mostram mostrou mostrar
choose choice = elegir eleccion = escolher escolha
trust = confianza = confianca
peace = paz = paz
war = guerra = guerra
hope = esperanza = esperanca
care = cuidado = cuidado
risk risks = riesgo riesgos = risco riscos
gender = genero = genero
gap gaps = brecha brechas = lacuna lacunas desigualdades
price prices cost costs = precio precios costo costos = preco precos custo custos
money = dinero = dinheiro
buyer buyers buy = comprador compradores comprar = comprador compradores comprar
supplier suppliers supply = proveedor proveedores suministro = fornecedor fornecedores fornecimento
market markets = mercado mercados = mercado mercados
trade = comercio = comercio
bank banks = banco bancos = banco bancos
chain chains = cadena cadenas = cadeia cadeias
agreement agreements = acuerdo acuerdos convenio = acordo acordos convenio
stakeholder stakeholders = actores interesados = atores interessadas
screen = pantalla = tela
online = linea = linha
voice voices = voz voces = voz vozes
quote quotes quotation = cita citas comillas = citacao aspas
picture photo photos image drawing = foto fotos imagen dibujo = foto fotos imagem desenho
"""


@lru_cache(maxsize=1)
def _ideas() -> dict[str, tuple[str, ...]]:
    """Word → the features of the rows that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(_ROWS.split("\n")):
        for word in set(row.replace("=", " ").split()):
            found[word] = (*found.get(word, ()), f"={number}")
    return found


def ideas(word: str) -> tuple[str, ...]:
    """What common words of the three languages mean, as features "=12"; nothing for any other word.

    `word` is in small letters and without accents.
    """
    return _ideas().get(word, ())
