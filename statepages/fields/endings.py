"""What names end in: those of sites, and those of files."""

from __future__ import annotations

_OF_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw "
    "by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et "
    "eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie "
    "il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv "
    "ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr "
    "nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl "
    "sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz "
    "va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_OLD = "com org net edu gov mil int info biz name pro coop museum aero mobi jobs travel cat tel asia post"
_NEW = (
    "academy actor agency app apartments army art arts auction audio baby band bank bar berlin bet bid "
    "bike bingo bio black blog blue boats book boston boutique builders build business buzz cab cafe "
    "camera camp capital cards care careers cash catering center charity chat church city claims cleaning "
    "click clinic clothing cloud club coach codes coffee college community company computer condos "
    "construction consulting contact contractors cooking cool country coupons courses credit cricket dad "
    "dance date dating day deals degree delivery dental design dev diet digital direct directory "
    "doctor dog domains download earth eco education email energy engineer engineering enterprises "
    "equipment esq estate events exchange expert express fail faith family fan fans farm farmers fashion "
    "feedback film finance financial fish fishing fit fitness flights florist flowers foo food football "
    "forsale forum foundation free fun fund furniture futbol fyi gallery game games garden gay gift gifts "
    "gives giving glass global gmbh gold golf graphics gratis green gripe group guide guitars guru "
    "hair health healthcare help hiv hockey holdings holiday homes horse hospital host hosting hotel "
    "house how icu immo immobilien inc ing ink institute insurance insure international investments irish "
    "jetzt jewelry juegos kids kim kitchen land latino lat law lawyer lease legal lgbt life lighting "
    "limited limo link live living llc loan loans lol london lotto love ltd luxury makeup management map "
    "market marketing markets mba media medical memorial men menu meme miami mobile moda moe money "
    "monster mortgage motorcycles movie navy network news new ngo ninja now nyc observer one ong onl "
    "online organic page paris partners parts party pet phd phone photo photography photos pics pictures "
    "pink pizza place plumbing plus poker press prof productions promo properties property protection pub "
    "quest racing radio realestate realtor recipes red rehab rent rentals repair report rest "
    "restaurant review reviews rich rip rocks rodeo room rsvp run safe sale salon sarl school schule "
    "science scot search security select services sexy shiksha shoes shop shopping show singles site ski "
    "skin soccer social software solar solutions soy space sport spot srl storage store stream studio "
    "study style sucks supplies supply support surf surgery sydney systems taxi team tech technology "
    "tennis theater tickets tips tires today tokyo tools top tours town toys trade trading training tube "
    "tv university uno vacations vegas ventures vet video villas vin vip vision vote voting voto voyage "
    "wales watch webcam website wedding weather whoswho wiki win wine work works world wow wtf xxx xyz "
    "yoga you zone zip mov"
)
_OF_FILES = (
    "htm html xhtml shtml php asp aspx jsp cgi css js mjs ts json xml yaml yml toml ini conf cfg log md "
    "markdown txt rtf tex pdf doc docx docm dot dotx odt ott pages xls xlsx xlsm xlsb ods csv tsv numbers "
    "ppt pptx pptm pps ppsx odp key epub mobi pub vsd vsdx msg eml ics ical vcf kml kmz gpx jpg jpeg jpe "
    "jfif png gif webp avif svg bmp tif tiff heic heif ico raw psd eps indd mp3 m4a wav ogg oga flac aac "
    "wma mp4 m4v mov avi mkv webm wmv mpg mpeg 3gp zip rar 7z gz tgz tar bz2 xz exe msi dmg apk iso bin "
    "bat dll sql db sqlite bak tmp old orig swp torrent ttf otf woff woff2"
)

SITE_ENDINGS = frozenset(f"{_OF_COUNTRIES} {_OLD} {_NEW}".split())
"""Endings of names of sites that people meet, those of countries among them."""

FILE_ENDINGS = frozenset(_OF_FILES.split())
"""Endings of names of files. A few are those of sites too, such as md, mov and zip."""
