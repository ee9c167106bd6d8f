"""Text in other languages, written for benchmarks/decoding.py, with the encodings that it had."""

# ruff: noqa: E501 (lines of running text)
from __future__ import annotations

from collections.abc import Iterator

from decoding_sets import Case

TEXTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "Japanese",
        ("shift_jis", "euc_jp", "iso2022_jp", "cp932", "utf-8"),
        "今日は天気がとてもよかったので、友達と一緒に公園へ散歩に行きました。桜の花がきれいに咲いていて、"
        "たくさんの人が写真を撮っていました。\n昼ご飯にはおにぎりとお茶を買って、ベンチに座って食べました。"
        "午後は図書館で本を借りて、夕方に家へ帰りました。来週もまた行きたいと思います。\n",
    ),
    (
        "Korean",
        ("euc_kr", "cp949", "utf-8"),
        "오늘은 날씨가 아주 좋아서 친구와 함께 공원에 산책하러 갔습니다. 벚꽃이 예쁘게 피어 있었고 많은 "
        "사람들이 사진을 찍고 있었습니다.\n점심에는 김밥과 차를 사서 벤치에 앉아 먹었습니다. 오후에는 "
        "도서관에서 책을 빌리고 저녁에 집으로 돌아왔습니다.\n",
    ),
    (
        "Russian",
        ("cp1251", "koi8_r", "iso8859_5", "cp866", "utf-8"),
        "Сегодня была прекрасная погода, и мы с друзьями пошли гулять в парк. Цвели вишни, и многие люди "
        "фотографировались у пруда.\nНа обед мы купили пирожки и чай и сели на скамейку. После обеда я взял "
        "в библиотеке книгу и вечером вернулся домой.\n",
    ),
    (
        "Greek",
        ("iso8859_7", "cp1253", "utf-8"),
        "Σήμερα ο καιρός ήταν πολύ καλός και πήγαμε με τους φίλους μου βόλτα στο πάρκο. Οι κερασιές ήταν "
        "ανθισμένες και πολύς κόσμος έβγαζε φωτογραφίες.\nΤο απόγευμα δανείστηκα ένα βιβλίο από τη "
        "βιβλιοθήκη και το βράδυ γύρισα στο σπίτι.\n",
    ),
    (
        "Hebrew",
        ("cp1255", "iso8859_8", "utf-8"),
        "היום היה מזג אוויר יפה מאוד והלכנו עם חברים לטייל בפארק. הדובדבנים פרחו ואנשים רבים צילמו תמונות.\n"
        "אחר הצהריים שאלתי ספר בספרייה ובערב חזרתי הביתה.\n",
    ),
    (
        "Arabic",
        ("cp1256", "iso8859_6", "utf-8"),
        "كان الطقس جميلا اليوم فذهبنا مع الأصدقاء في نزهة إلى الحديقة. كانت الأشجار مزهرة وكان كثير من الناس "
        "يلتقطون الصور.\nبعد الظهر استعرت كتابا من المكتبة وعدت إلى البيت في المساء.\n",
    ),
    (
        "Thai",
        ("cp874", "tis_620", "utf-8"),
        "วันนี้อากาศดีมาก ฉันจึงไปเดินเล่นที่สวนสาธารณะกับเพื่อน ดอกไม้กำลังบานสวยงามและมีคนถ่ายรูปกันมากมาย\n"
        "ตอนบ่ายฉันยืมหนังสือจากห้องสมุดแล้วกลับบ้านในตอนเย็น\n",
    ),
    (
        "French",
        ("iso8859_1", "cp1252", "utf-8"),
        "Aujourd'hui il faisait très beau, alors nous sommes allés nous promener au parc avec des amis. Les "
        "cerisiers étaient en fleurs et beaucoup de gens prenaient des photos.\nL'après-midi j'ai emprunté "
        "un livre à la bibliothèque et je suis rentré à la maison le soir.\n",
    ),
    (
        "German",
        ("iso8859_1", "cp1252", "utf-8"),
        "Heute war das Wetter sehr schön, deshalb sind wir mit Freunden im Park spazieren gegangen. Die "
        "Kirschbäume blühten, und viele Leute machten Fotos.\nAm Nachmittag lieh ich mir in der Bücherei ein "
        "Buch aus und kehrte müde, aber fröhlich nach Hause zurück.\n",
    ),
    (
        "Spanish",
        ("iso8859_1", "cp1252", "utf-8"),
        "Hoy hacía muy buen tiempo, así que fuimos a pasear al parque con unos amigos. Los cerezos estaban en "
        "flor y muchísima gente sacaba fotografías.\n¿Qué más? Por la tarde tomé prestado un libro de la "
        "biblioteca y volví a casa al anochecer; mañana será otro día.\n",
    ),
    (
        "Portuguese",
        ("iso8859_1", "cp1252", "utf-8"),
        "Hoje o tempo estava ótimo, então fomos passear no parque com amigos. As cerejeiras estavam em flor e "
        "muitas pessoas tiravam fotografias.\nÀ tarde peguei um livro emprestado na biblioteca e não voltei "
        "para casa senão à noite. Amanhã haverá mais sessões de leitura.\n",
    ),
    (
        "Polish",
        ("iso8859_2", "cp1250", "utf-8"),
        "Dzisiaj była piękna pogoda, więc poszliśmy z przyjaciółmi na spacer do parku. Kwitły wiśnie i wiele "
        "osób robiło zdjęcia.\nPo południu wypożyczyłem książkę z biblioteki, a wieczorem wróciłem do domu. "
        "Jutro też chciałbym tam pójść, jeśli będzie słońce.\n",
    ),
    (
        "Czech",
        ("iso8859_2", "cp1250", "utf-8"),
        "Dnes bylo krásné počasí, a tak jsme se s přáteli vydali na procházku do parku. Kvetly třešně a "
        "spousta lidí si pořizovala fotografie.\nOdpoledne jsem si v knihovně půjčil knížku a večer jsem se "
        "vrátil domů. Příští týden bych tam chtěl jít znovu.\n",
    ),
    (
        "Hungarian",
        ("iso8859_2", "cp1250", "utf-8"),
        "Ma nagyon szép idő volt, ezért a barátaimmal sétálni mentünk a parkba. Virágoztak a cseresznyefák, "
        "és sokan fényképeztek.\nDélután kikölcsönöztem egy könyvet a könyvtárból, este pedig hazamentem. "
        "Jövő héten újra szeretnék elmenni oda, ha lehet.\n",
    ),
    (
        "Turkish",
        ("iso8859_9", "cp1254", "utf-8"),
        "Bugün hava çok güzeldi, bu yüzden arkadaşlarımla parka yürüyüşe gittik. Kiraz ağaçları çiçek açmıştı "
        "ve birçok kişi fotoğraf çekiyordu.\nÖğleden sonra kütüphaneden bir kitap ödünç aldım ve akşam eve "
        "döndüm. Gelecek hafta yine gitmek istiyorum.\n",
    ),
    (
        "Vietnamese",
        ("cp1258", "utf-8"),
        "Hôm nay trời rất đẹp nên chúng tôi đi dạo ở công viên với bạn bè. Hoa anh đào đang nở và nhiều người "
        "chụp ảnh.\nBuổi chiều tôi mượn một cuốn sách ở thư viện rồi về nhà vào buổi tối.\n",
    ),
    (
        "Ukrainian",
        ("cp1251", "koi8_u", "utf-8"),
        "Сьогодні була чудова погода, і ми з друзями пішли гуляти до парку. Цвіли вишні, і багато людей "
        "фотографувалися біля ставка.\nПісля обіду я взяв у бібліотеці книжку, а ввечері повернувся додому. "
        "Наступного тижня хочу піти туди знову.\n",
    ),
    (
        "English",
        ("ascii", "cp1252", "utf-8"),
        "The weather was lovely today, so we went for a walk in the park with friends. The cherry trees were "
        "in bloom and many people were taking pictures.\nIn the afternoon I borrowed a book from the library "
        "and went home in the evening.\n",
    ),
    (
        "English with quotes",
        ("cp1252", "mac_roman", "utf-8"),
        "“It’s a fine day,” she said – and we didn’t wait. The café’s menu (coffee: £3, cake: €4) was short; "
        "we’d been there before… The naïve résumé isn’t “finished” yet.\n",
    ),
)


def foreign() -> Iterator[Case]:
    for language, names, text in TEXTS:
        lines = text.strip().split("\n")
        sentences = [part for line in lines for part in line.split(". ")]
        forms = [text, text * 4, *lines, f"<html><body><p>{text}</p></body></html>"]
        forms += [sentence for sentence in sentences if len(sentence) > 30]
        forms += [text.replace("\n", "\r\n"), text.replace(" ", "  "), text * 20]
        for codec in names:
            for form in forms:
                try:
                    data = form.encode(codec)
                except UnicodeError:
                    data = form.encode(codec, "ignore")
                    form = data.decode(codec)
                yield Case(language, data, form)
        for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            yield Case(f"{language}, wide", text.encode(codec), text)
