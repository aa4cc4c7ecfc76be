"""Words that say nothing of what a story is about, by language. Short lists: rarity takes care of what they miss."""

from __future__ import annotations

from functools import lru_cache

_WORDS = {
    "en": (
        "a about above after again against ago all almost also although always am among an and another any are around "
        "as ask asked at away back be became because been before being below between both but by came can cannot come "
        "could did didn do does doesn doing don done down during each either else even ever every few first for four "
        "from further get give go going good got great had has hasn have haven having he her here hers herself him "
        "himself his how however if in into is isn it its itself just keep know last later least less let like likely "
        "ll long made make many may me might more most much must my myself near need never new next no nor not nothing "
        "now of off often old on once one only onto or other others our ours out over own part past per perhaps put "
        "quite rather re really right said same saw say saying says second see seen several shall she should since so "
        "some something soon still such take taken tell than that the their theirs them themselves then there these "
        "they thing things think this those though three through thus till time to today together told too took toward "
        "towards two under until up upon us use used using ve very want was wasn way we well went were what when where "
        "whether which while who whole whom whose why will with within without won would yes yesterday yet you your"
    ),
    "de": (
        "aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei beim "
        "bin bis bist da dabei dadurch dafür dagegen damit danach dann daran darauf das dass dazu dein deine dem den "
        "denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein "
        "eine einem einen einer eines einige er erst es etwa etwas euch euer für ganz gegen gewesen habe haben hat "
        "hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem "
        "jeden jeder jedes jetzt kann kein keine keinen können könnte machen man mehr mein mit muss müssen nach nicht "
        "nichts noch nun nur ob oder ohne sagte schon sehr sei sein seine seinem seinen seiner seit selbst sich sie "
        "sind so soll sollen sollte sondern sonst sowie über um und uns unser unter viel viele vom von vor war waren "
        "warum was wegen weil weiter welche wenn wer werde werden wie wieder will wir wird wo worden wurde wurden "
        "während würde zu zum zur zwar zwei zwischen"
    ),
    "fr": (
        "ai aient ainsi alors après au aucun aura aussi autre autres aux avait avaient avant avec avoir bien c ce cela "
        "celle celles celui ces cet cette ceux chaque chez ci comme comment contre d dans de depuis des deux dire dit "
        "doit donc dont du elle elles en encore entre es est et étaient était étant été être eu eux fait faire faut "
        "fois ici il ils j je jusqu l la là le les leur leurs lui m ma mais me même mêmes mes moi moins mon n ne ni "
        "non nos notre nous on ont ou où par parce pas peu peut peuvent plus pour pourquoi pourrait qu quand que quel "
        "quelle quelles quels qui quoi s sa sans se sera serait ses si son sont sous sur t ta te tes toi ton tous tout "
        "toute toutes très trop tu un une vers voici voilà vos votre vous y"
    ),
    "es": (
        "a al algo algunas algunos ante antes aquel aquella así aunque bien cada casi como con contra cual cuando de "
        "del desde dijo donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta "
        "está están estas este esto estos fue fueron ha había habían hace hacer han hasta hay la las le les lo los "
        "luego mas más me menos mi mientras mismo mucho muchos muy nada ni no nos nosotros o os otra otras otro otros "
        "para parte pero poco por porque puede pueden pues que qué quien quién se según ser será si sí sido sin sino "
        "sobre solo sólo son su sus también tan tanto te tiene tienen todo todos tras tu tus un una uno unos vez y ya"
    ),
    "it": (
        "a abbia ad agli ai al alla alle allo altra altre altri altro anche ancora avere aveva c che chi ci come con "
        "contro cosa così cui d da dagli dai dal dalla dalle dallo degli dei del della delle dello deve di dopo dove "
        "due e è ed era erano essere fa fare fatto fino fra già gli ha hanno ho i il in io l la le lei li lo loro lui "
        "ma mai me mentre mi mia molto ne nei nel nella nelle nello negli noi non nostro o ogni oggi ora per perché "
        "perchè più poi prima può qua quale quando quanto quella quelle quelli quello questa queste questi questo qui "
        "quindi s se sei sempre senza si sia siamo sono sta stata stato su sua sue sugli sui sul sulla sulle suo suoi "
        "tra tu tutti tutto un una uno vi voi"
    ),
    "pt": (
        "a à ainda além ao aos apenas após aquele as às assim até cada com como contra da das de depois desde deve dia "
        "disse do dois dos durante e é ela elas ele eles em enquanto entre era eram essa esse esta está estão estava "
        "este eu fazer foi foram há isso isto já lhe mais mas me mesmo meu minha muito muitos na não nas nem no nos "
        "nós nossa o onde os ou outra outras outro outros para pela pelas pelo pelos pode podem por porque pouco qual "
        "quando que quem são se seja sem sempre ser será seu seus só sob sobre sua suas também tem têm ter teve tinha "
        "todo todos tudo um uma umas uns vai você"
    ),
    "nl": (
        "aan al alle alleen als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en "
        "er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan "
        "kon kunnen maar maken me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat onder ons "
        "ook op over reeds te tegen toch toen tot twee u uit uw van veel voor waar waren was wat we wel werd werden "
        "wezen wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou zouden"
    ),
    "sv": (
        "alla allt än andra är att av bara blev bli blir bort då där de dem den denna deras dess dessa det detta dig "
        "din du efter eller en enligt ett få får finns för från före ha hade han hans har här hela hon honom hur i in "
        "inför ingen inte jag kan kommer kunde man med mellan men mer mig min mot mycket många någon något några när "
        "nej ni nu och också om oss på så säger sedan ska skulle sig sin sina sitt som tar till två under upp ut utan "
        "vad var vara varit vi vid vilka vill"
    ),
}
_WORDS |= {
    "da": (
        "af alle alt anden andre at blev blive bliver da de dem den denne der deres det dette dig din disse dog du "
        "efter eller en end er et for fra få får før ham han hans har havde have hende hendes her hos hun hvad hvis "
        "hvor i ikke ind jeg jo kan kom kommer kunne man mange med meget men mere mig min mod når noget nogle nu og "
        "også om op os over på sagde selv ser sig siger sin sine sit skal skulle som så til to ud under var ved vi "
        "vil ville være været"
    ),
    "no": (
        "alle andre at av ble bli blir bort da de deg dem den denne der deres det dette din disse du eller en enn er "
        "et etter for fra få får før ha hadde han hans har henne hennes her hun hva hvis hvor i ikke inn jeg kan kom "
        "kommer kunne man mange med meg mellom men mer min mot mye må når noe noen nå og også om opp oss over på sa "
        "seg selv si sier sin skal skulle som så til to ut under var ved vi vil ville vært være å"
    ),
}
_SAME = {"nb": "no", "nn": "no"}


@lru_cache(maxsize=64)
def of(lang: str) -> frozenset[str]:
    """The words of a BCP 47 language; empty where there is no list."""
    base = lang.partition("-")[0].lower()
    return frozenset(_WORDS.get(_SAME.get(base, base), "").split())
