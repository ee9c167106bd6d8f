"""Density and shape decide, never one word."""

import pytest

from unionclean.document import Document
from unionclean.filters.spam import spam
from unionclean.spam.farm import cue, tail
from unionclean.spam.judge import judge
from unionclean.spam.lexicon import FAMILIES, lexicon, rows

SPAM = {
    "porn": "亚洲精品国产一区二区,久久婷婷五月综合色,人妻少妇无码中文字幕,国产精品自拍视频",
    "gambling": "澳门新葡京娱乐城 真人百家乐 时时彩计划 北京赛车pk10 注册送彩金 备用网址",
    "certificate": "办理毕业证|代办学历|学信网可查|办证刻章|假文凭|毕业证样本 QQ:123456789",
    "invoice": "代开发票，增值税专票，餐饮发票，住宿费发票，验后付款，税点低，电话13800138000",
    "loan": "无抵押贷款、当天放款、黑户可贷、凭身份证贷款、不看征信 微信：daikuan888",
    "contraband": "迷药专卖，听话水货到付款，催情药，窃听器，手机监听，迷魂药 QQ123456789",
    "game-server": "新开传奇私服,今日新开传奇,变态私服发布网,合击传奇,单职业传奇,找sf",
    "seo": "蜘蛛池出租 快速排名 百度霸屏 代写论文 关键词排名 黑帽seo 外链代发",
}


@pytest.mark.parametrize("family", FAMILIES)
def test_keyword_run_of_each_family_goes(family: str) -> None:
    doc = spam(Document.from_lines(f"年度工作总结\n{SPAM[family]}\n今年以来，成绩显著。"))
    assert doc.text == "年度工作总结\n今年以来，成绩显著。"
    assert [block.dropped for block in doc.dropped] == [f"spam.{family}"]


@pytest.mark.parametrize("family", FAMILIES)
def test_rule_can_be_switched_off(family: str) -> None:
    doc = Document.from_lines(f"年度工作总结\n{SPAM[family]}\n今年以来，成绩显著。")
    assert spam(doc.with_(switched_off=frozenset({f"spam.{family}"}))).text == doc.text


@pytest.mark.parametrize("family", FAMILIES)
def test_no_single_word_decides(family: str) -> None:
    for word, _ in rows(family):
        sentence = f"报告中只有一处提到了{word}，其余内容都与它没有关系，读者不必在意。"
        assert not judge(sentence).spam, word
        assert spam(Document.from_lines(sentence)).text == sentence, word


@pytest.mark.parametrize(
    "text",
    [
        "被告人李某以营利为目的，在微信群内组织他人以时时彩、北京赛车等方式进行赌博，构成开设赌场罪。",
        "警方提醒：凡是声称“无抵押贷款”“当天放款”“不看征信”的，都可能是诈骗。",
        "民警在其住处查获假毕业证、假学位证、假身份证等各类证件三百余本，刻章机两台。",
        "税务部门查处虚开增值税专用发票案件，涉案发票一千余份，住宿费发票、餐饮发票三百份。",
        "患者女，32岁，因性生活后出血就诊。妇科检查见宫颈糜烂，给予药物治疗。",
        "本研究调查了青少年接触色情网站、成人视频的情况，结果显示有性教育的学校比例更低。",
        "艺术家以裸体入画，作品表现了少妇的哺乳之美，肌肤的质感细腻动人。",
        "澳门以博彩业闻名，游客多去威尼斯人、新葡京和永利，当地人却很少进赌场。",
        "他在游戏里练级，玩的是传奇私服，后来改玩单职业版本，花了不少钱。",
        "学历认证可以在学信网办理，毕业证书上的信息应当与学籍一致。",
        "本公司提供代开发票以外的全部财税服务，欢迎咨询。",
        "论文发表前请检查关键词、摘要和参考文献的格式，核心期刊的要求更严。",
    ],
)
def test_reports_about_spam_stay(text: str) -> None:
    assert spam(Document.from_lines(text)).text == text


@pytest.mark.parametrize("family", FAMILIES)
def test_run_inside_a_paragraph_is_cut_out(family: str) -> None:
    head = "今年以来，全县粮食生产再获丰收，农民收入稳步提高，乡村面貌焕然一新。"
    tail_ = "县里还修了两条路，建了三座桥，老百姓出行比过去方便多了，脸上笑容多了。"
    text = head + SPAM[family] + "。" + tail_
    doc = spam(Document.from_lines(text))
    assert doc.text.startswith(head)
    assert doc.text.endswith(tail_)
    assert len(doc.text) < len(head) + len(tail_) + 16
    assert {edit.rule for edit in doc.edits} == {f"spam.{family}"}


def test_farm_tail_takes_its_items_and_stops_before_the_footer() -> None:
    items = ["国产精品久久", "平山县", "亚洲av无码", "版权所有：某某县总工会办公室信息科"]
    assert tail(items) == 3


def test_farm_cue_without_a_list_is_prose() -> None:
    assert cue("主站蜘蛛池模板的原理并不复杂，这里简单说明。") is None
    assert cue("热门关键词：工会、职工、维权") == 0
    assert cue("热门关键词由系统统计得出，每天更新。") is None


def test_lone_item_is_left_for_want_of_neighbours() -> None:
    text = "今年以来，成绩显著。\n亚洲综合\n第二章写了欧洲。"
    assert spam(Document.from_lines(text)).text == text


def test_lexicon_is_sound() -> None:
    for family in FAMILIES:
        table = rows(family)
        words = [word for word, _ in table]
        assert len(set(words)) == len(words), family
        assert all(weight in "123" for _, weight in table), family
        assert all(len(word) > 1 and word == word.lower() for word in words), family
    assert set(lexicon().rare_words) >= set(lexicon().cues)


def test_court_report_with_many_words_of_the_trade_stays() -> None:
    text = (
        "经审理查明，被告人张某、王某于2018年至2019年间，先后在境外网站“新葡京”“皇冠体育”“永利娱乐”"
        "担任代理，发展下线会员，以百家乐、时时彩、六合彩、足球投注等方式组织赌博，累计接受投注人民币三千"
        "余万元，从中抽头渔利。公诉机关认为，其行为已构成开设赌场罪，应当依照刑法的有关规定追究刑事责任。"
    )
    assert spam(Document.from_lines(text)).text == text


@pytest.mark.parametrize(
    "line",
    [
        "欧美精品一区在线观看_久久国产视频_亚洲色大成网站_日韩人妻无码专区",
        "男女啪啪免费看,爽爽影院在线,男人的天堂av,女人18毛片",
        "最近中文字幕免费高清mv,最近中文字幕一页,电影在线观看",
        "開雲體育官網_開雲app下載_乐鱼体育登录入口",
        "某某28南宫国际官网登录入口-南宫NG28娱乐",
        "星空(中国)体育·(中国)官方网站-乐鱼体育app",
        "澳门一码一肖一特一中,新澳天天免费资料大全,管家婆一肖一码",
        "成都代开住宿费发票【电/薇信:13800138000】开餐饮发票",
        "办假毕业证多少钱,办假大专文凭,哪里可以办学历证书",
        "不看征信必下款的口子,黑户秒下款,无视黑白网贷口子",
        "气枪专卖 汽狗配件 秃鹰钢管 打鸟气枪图片",
        "代孕多少钱 供卵试管包成功 三代试管选性别 找代孕",
        "传奇私服发布网-新开1.76复古传奇-超变单职业迷失sf",
        "同城约炮 上门服务 品茶工作室 嫩茶微信 空姐兼职包夜",
    ],
)
def test_title_lines_of_spam_pages(line: str) -> None:
    doc = spam(Document.from_lines(f"年度工作总结\n{line}\n今年以来，成绩显著。"))
    assert doc.text == "年度工作总结\n今年以来，成绩显著。"


@pytest.mark.parametrize(
    "line",
    [
        "国产精品牌走向世界",
        "欧美日韩电影周开幕",
        "澳门文化遗产巡礼",
        "某某体育用品（中国）有限公司官方网站",
        "国际娱乐产业博览会",
        "发票管理办法",
        "毕业证书遗失补办流程",
        "贷款利率政策解读",
        "试管婴儿技术的伦理问题",
        "复古传奇：老上海的照相馆",
        "护士、教师、司机、厨师",
        "少妇与海：一幅名画的故事",
        "在线观看免费公开课",
        "关于禁止代孕的规定",
        "彩票发行管理条例",
        "双色球第2023001期开奖公告",
        "足球、篮球、排球、乒乓球",
        "首页 下载 登录 注册 客户端",
    ],
)
def test_titles_of_honest_pages_stay(line: str) -> None:
    text = f"{line}\n今年以来，成绩显著。"
    assert spam(Document.from_lines(text)).text == text
