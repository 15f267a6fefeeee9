"""Words that tell the language of a short text.

Function words are the closed classes of each language's grammar (articles, pronouns, prepositions, conjunctions,
auxiliaries), which no reader would take for another language's. A word that two languages share stands in both
lists, and so tells them from the third. The words of newsletters' own furniture (months, "contents", "summary") are
listed too, for headings of one or two capitalised words would otherwise look like names.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = """
a about above after again against all also although am among an and another any are around as at away be
because been before being below between both but by can cannot could did do does done down
during each either else enough even ever every few for from further had has have he her here hers herself him himself
his how however i if in into is it its itself just let less like many may me might more most much must my myself
neither never next no nobody none nor not nothing now of off often on once one only onto or other others our ours out
over own per quite rather same shall she should since so some soon still such than that the their theirs them
themselves then there these they this those though through throughout thus to together too toward towards under until
up upon us very via was we were what when where whether which while who whom whose why will with within without
won't would yet you your yours yourself
"""
_SPANISH = """
a acá ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambas ambos ante antes aquel aquella
aquellas aquello aquellos aquí así aun aún aunque bajo bien cada casi como cómo con contra cual cuál cuales cuáles
cualquier cualquiera cuando cuándo cuanto cuánto cuya cuyas cuyo cuyos de del desde después donde dónde durante e el
él ella ellas ello ellos en entonces entre era eran eres es esa esas ese eso esos esta está están estar estas este
estén esto estos estoy fue fueron ha haber había habían han has hasta hay haya he hemos incluso la las le les lo los
luego mas más me mediante menos mi mí mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie
ni ningún ninguna ninguno no nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros
para pero poco pocos por porque pues que qué quien quién quienes quiénes se sea sean según ser será serán si sí
siempre sin sino sobre solo sólo somos son soy su sus tal también tampoco tan tanto te tiene tienen toda todas todavía
todo todos tras tu tú u un una unas uno unos usted ustedes y ya yo
"""
_PORTUGUESE = """
a à agora ainda além algo alguém algum alguma algumas alguns ali ambas ambos ante antes ao aos apenas apesar após
aquela aquelas aquele aqueles aquilo aqui as às assim até através bem cada com como conosco contra cuja cujas cujo
cujos da daquela daquele das de dela delas dele deles depois desde dessa dessas desse desses desta destas deste destes
disso disto do dos durante e é ela elas ele eles em embora enquanto então entre era eram essa essas esse esses está
estão estar estas este estes estou eu foi foram há isso isto já lá lhe lhes logo mais mas me mediante meio menos mesma
mesmas mesmo mesmos meu meus minha minhas muita muitas muito muitos na nada não nas nela nele nem nenhum nenhuma nessa
nesse nesses nesta nestas neste nestes ninguém no nos nós nossa nossas nosso nossos num numa nunca o onde os ou outra
outras outro outros para pela pelas pelo pelos pode podem pois por porém porque pouca pouco poucos qual quais qualquer
quando quanto que quê quem são se seja sejam sem sempre sendo ser será serão seu seus sim só sob sobre somos sou sua
suas tal também tampouco tanto tão te tem têm ter toda todas todo todos tu tudo um uma umas uns você vocês
"""

_ENGLISH_FURNITURE = """
january february march april june july august september october november december monday tuesday wednesday thursday
friday saturday sunday week weekly month monthly quarter quarterly year yearly annual issue edition number
acknowledgement acknowledgements agenda agreement annex announcement announcements article articles attachment award
awards background board call calendar challenge challenges chapter closing committee community company conclusion
conclusions conference contact contacts content contents council countries country course credits data date dates
deadline department development director directory document documents donors download editorial editor energy
environment event events executive experience experiences figures findings foreword funding gallery goals government
guide headlines health highlights history home impact index interview interviews introduction job jobs launch leaders
learn learning letter links list local meeting meetings members message methodology methods mining mission news
newsletter next note notes objectives office opening opinion opportunities outlook overview page partner partners
people photo photos phase plan plans policy preface presentation president press privacy program programme project
projects publications purpose question questions read reading recommendations references region release report reports
research resources results review safety schedule section security service services social society sources sponsors
staff statement statistics stories story strategy study subscribe subscription success summary support survey table
team terms thank thanks title tools topic topics training unsubscribe update updates upcoming vacancies values video
videos vision visit volume volunteers water webinar welcome women work workers workshop workshops world youth
"""
_SPANISH_FURNITURE = """
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves
viernes sábado domingo semana semanal mes mensual trimestre trimestral año anual bimestral número edición
acuerdo acuerdos actividades agenda agradecimiento agradecimientos agua aliados alianza anexo antecedentes anuncio
apoyo aprendizaje aprendizajes artículo artículos aviso avisos avances ayuda becas bienvenida bienvenidos boletín
calendario capacitación capítulo carta cierre cifras comité comunicado comunidad comunidades conclusión conclusiones
contactar contacto contáctenos contenido contenidos contexto convocatoria correo créditos cronograma curso cursos
datos derechos desafíos desarrollo descargar destacados diálogo directora directorio director directiva documento
documentos donantes editorial editora ejecutivo ejecutiva empleo empresa empresas encuentro encuesta energía enlaces
entrevista entrevistas equipo estadísticas estrategia estudio evaluación evento eventos experiencias fecha fechas
formación fotos fuentes futuro galería glosario gobierno gracias guía hallazgos herramientas historia historias hoja
impacto índice informativo informe informes inicio inscripción introducción invitación investigación jornada jóvenes
lanzamiento lectura lecciones líderes lista logros lugar medio memoria mensaje metas metodología métodos miembros
minería misión mujeres mundo negocios nota notas noticia noticias novedades objetivo objetivos oficina opinión
oportunidades página país países palabras participantes pasos plan planes política políticas preguntas premio premios
prensa presentación presidente presupuesto privacidad prólogo programa programas propuestas próximo próximos próxima
próximas proyecto proyectos publicaciones recomendaciones recursos red referencias región resultado resultados resumen
retos reunión reuniones salud sección sector seguimiento seguridad seminario servicio servicios sociedad socios
suscripción suscribirse tabla taller talleres tema temas testimonio testimonios título trabajadores trabajo
ubicación últimas vacantes valores versión vídeo visión visita voces voluntarios volumen
"""
_PORTUGUESE_FURNITURE = """
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda terça quarta quinta
sexta sábado domingo semana semanal mês mensal trimestre trimestral ano anual bimestral número edição
acordo acordos agenda agradecimento agradecimentos água ajuda aliança anexo anúncio apoio aprendizado aprendizados
apresentação artigo artigos assinatura atividades avaliação avanços aviso avisos baixar boas boletim bolsas calendário
capacitação capítulo carta chamada comitê comunicado comunidade comunidades conclusão conclusões conselho contato
contatos conteúdo conteúdos contexto convite correio créditos cronograma curso cursos dados data datas desafios
desenvolvimento destaques diálogo direitos diretor diretora diretoria documento documentos doadores editorial editora
emprego empresa empresas encerramento encontro encontros energia entrevista entrevistas equipe equipa escritório
estatísticas estratégia estudo evento eventos executivo executiva experiências ferramentas fontes formação fotos
futuro galeria glossário governo guia herança histórias história histórico impacto índice informativo informe início
inscrição introdução investigação jornada jovens lançamento leitura lições líderes lista lugar membros memória
mensagem metas metodologia métodos mineração missão mulheres mundo negócios nota notas notícia notícias novidades
objetivo objetivos oficina oficinas opinião oportunidades orçamento página país países palavras parceiros parceria
parcerias participantes passos perguntas pesquisa plano planos política políticas prêmio prêmios prefácio prestação
presidente privacidade programa programas projeto projetos propostas próximo próximos próxima próximas publicações
recomendações recursos rede referências região relatório relatórios resultado resultados resumo reunião reuniões saúde
seção segurança seminário serviço serviços sociedade sócios sumário tabela tema temas depoimento depoimentos título
trabalhadores trabalho últimas vagas valores versão vídeo visão visita vozes voluntários volume
"""

# Articles and prepositions of Portuguese that are far rarer words of another language ("o" is Spanish for "or").
_RARER = {"en": _words("do"), "es": _words("e o")}

TELLING_WORDS: dict[str, frozenset[str]] = {
    "en": _words(_ENGLISH + _ENGLISH_FURNITURE) - _RARER["en"],
    "es": _words(_SPANISH + _SPANISH_FURNITURE) - _RARER["es"],
    "pt": _words(_PORTUGUESE + _PORTUGUESE_FURNITURE),
}
"""Lower-case function words and furniture by language code; a language that is not a key has none."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": _words(_ENGLISH),
    "es": _words(_SPANISH),
    "pt": _words(_PORTUGUESE),
}
"""Lower-case function words alone, by language code: a text that holds one is prose, not a name."""
