"""Natural prose of many kinds, full of words that spinners use, must come through untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionclean.document import Document
from unionclean.filters.spun import spun

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("00[1-4]*.txt"))

NATURAL = {
    "union work": """\
工会要关心职工成长成才，为职工学习进修搭建平台，增加职工收入，保障职工的现实利益。
这项工作具有很强的现实意义。要建立系统的评价体系，选择有代表性的企业开展试点，乐观看待困难。
各级工会干部要深入基层，摸清情况，及时了解职工的根本利益所在，把实事办好、好事办实。""",
    "family": """\
大年夜，一家人围坐在一起吃年夜饭。爷爷平易近人，从不摆架子，街坊都愿意同他说话。
妈妈说，院子里的花开得正好，只是那只旧花盆不美观，该换一个了。""",
    "essay": """\
那时候我若是早知道，也不会走那么远的路。方才还是晴天，忽然就落起雨来，我俄然觉得有些冷。
大夫说不碍事，歇两天便好。厥后我常常想起那个黄昏，想起檐下滴水的声音。
今朝有酒今朝醉，明日愁来明日愁，旧诗里的话，大约也只能这样说说罢了。""",
    "martial novel": """\
那少年武功平平，却生就一副侠义心肠。他见老者受辱，当即挺身而出，喝道：“住手！光天化日，岂容你们如此放肆！”
众人面面相觑，登时鸦雀无声。为首那人冷笑一声，缓缓拔出刀来，道：“小子，你可知此间是谁的地盘？”
少年昂然不惧，心中却暗自盘算脱身之策。忽听得身后有人轻轻叹了口气。""",
    "technology": """\
本文介绍如何在服务器上配置负载均衡。首先，修改配置文件中的端口号，然后重新启动进程。
如果浏览器提示连接被拒绝，请检查防火墙是否允许该端口，并查看日志里的错误信息。
操作系统会自动分配内存，应用程序退出以后，这些资源将被释放。""",
    "court": """\
本院认为，被告人的行为已构成盗窃罪，公诉机关指控的事实清楚，证据确实、充分，罪名成立。
被告人到案后如实供述自己的罪行，可以从轻处罚；其退赔被害人损失并取得谅解，可以酌情从轻处罚。""",
    "republican prose": """\
这题目原是很大的，我不敢说有什么心得，不过把平日的感想写出来，同诸君商量。
各人的境遇不同，见解自然也不能一致；然而事情既已如此，便须想个法子。假如大家都肯尽力，未必没有办法。
文章的好坏，本不在乎辞藻，只要意思明白，感情真切，便是好的。""",
    "news": """\
新华社北京电 记者从有关部门获悉，今年以来，各地积极推动传统产业转型升级，新增就业岗位持续增加。
专家表示，要进一步增强发展的内生动力，不断提高人民生活水平，努力实现高质量发展。""",
    "translated manual": """\
若要使用此功能，您必须先安装所需的组件，并且以管理员身份运行安装程序。
默认情况下，系统会在每天凌晨进行备份。您也可以选择手动备份，或者更改备份的时间。""",
}


@pytest.mark.parametrize("kind", NATURAL)
def test_natural_prose(kind: str) -> None:
    text = NATURAL[kind]
    doc = spun(Document.from_lines(text))
    assert doc.text == text
    assert not doc.flags


@pytest.mark.parametrize("kind", NATURAL)
def test_natural_prose_line_by_line(kind: str) -> None:
    for line in NATURAL[kind].split("\n"):
        assert spun(Document.from_lines(line)).text == line


def test_all_of_it_together() -> None:
    text = "\n".join(NATURAL.values())
    assert spun(Document.from_lines(text)).text == text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds_that_were_not_spun(path: Path) -> None:
    assert not spun(Document.from_lines(path.read_text(encoding="utf-8"))).edits


SPUN = "组织泛博职工进修科学成长不美观，阐扬宣扬教育本能机能，环绕中心、处事年夜局。"


@pytest.mark.parametrize("sentence", ["大年夜的晚上", "吃过年夜饭", "以科学理论为指导", "敬畏自然"])
def test_natural_words_in_a_spun_document(sentence: str) -> None:
    assert sentence in spun(Document.from_lines(f"{SPUN}\n{sentence}。")).text
