"""What documents are put together of, at random: by Hypothesis, and by the fuzzer.

The pieces are what the rules look for, what they must leave alone, and what breaks parsers. They
are plain lists, because the fuzzer picks from them by bytes and needs no Hypothesis.
"""

from __future__ import annotations

PROSE = [
    "城市的发展改变了人们的生活方式，也改变了乡村的面貌。年轻人离开土地，老人守着院子。",
    "春天来了，河边的柳树抽出新芽。孩子们脱下棉衣，在堤岸上追逐风筝，笑声传得很远。",
    "研究人员对三百名志愿者进行了为期两年的跟踪调查，结果表明，规律的睡眠有助于恢复记忆力。",
    "合同约定，乙方应当在收到货物后三十日内支付全部价款；逾期支付的，按日计算违约金。",
    "他把信折好，放进抽屉，又拿出来看了一遍。窗外下着雨，屋檐滴水的声音一下一下。",
    "“你什么时候回来？”她问。他没有回答，只是把行李提到了门口。",
]
TRADITIONAL = [
    "城市的發展改變了人們的生活方式，也改變了鄉村的面貌。年輕人離開土地，老人守著院子。",
    "研究人員對三百名志願者進行了為期兩年的跟蹤調查，結果表明，規律的睡眠有助於恢復記憶力。",
]
HEADINGS = [
    "一、总体要求",
    "二、主要任务",
    "三、保障措施",
    "（一）加强组织领导",
    "（二）完善制度体系",
    "1.明确责任分工",
    "2、健全工作机制",
    "第一章 总则",
    "第一条 为了规范管理，制定本办法。",
    "参考文献：",
    "结语",
    "第一，要提高认识。",
]
FURNITURE = [
    "首页 > 新闻中心 > 正文",
    "当前位置：主页 > 组织机构 > 文章内容",
    "来源：新华网 作者：张三 发布时间：2020-05-06",
    "上一篇：没有了   下一篇：返回列表",
    "[收藏] [推荐] [打印本页] [关闭窗口]",
    "热点文章",
    "·关于开展专项检查的通知(05-06)",
    "版权所有 某某网站 京ICP备00000000号",
    "温馨提示：",
    "1. 本文档由用户上传，版权归属用户，如有争议请联系客服。",
    "网站客服：123456789",
    "责任编辑：李四",
    "2023年工作要点",
    "2023",
    "工作要点",
    "<br/>",
    "3",
    "摘 要 本文讨论了城市发展的若干问题。",
    "关键词：城市；发展；问题",
]
#: Markers of headings and lists, alone.
NUMBERING = ["第", "章", "节", "条", "一", "二", "十", "、", "（一）", "(1)", "1.", "1.1 ", "①", "a)", "附件"]
#: What spoils a text: spun and spam words, damage of encodings and of scraping.
DAMAGE = [
    "锟斤拷",
    "烫烫烫",
    "Ã¤Â¸Â­",
    "涓枃",
    "\\u4e2d\\u6587",
    "%E4%B8%AD%E6%96%87",
    "&#20013;&#x6587;&amp;nbsp;&lt;",
    "\ufffd",
    "\x00",
    "\x1b[31m",
    "\ufeff",
    "\ue000",
    "\ud800",
    "\u202e",
    "\u2067",
    "\u200f",
    "\u200b",
    "\u00ad",
    "\U000e0041",
    "e\u0301",
    "中 国 人 民",
    "(fā)展",
    "fa展",
    "加微信abc12345",
    "澳门新葡京",
    "久久精品国产",
    "www.example.com",
    "ｗｗｗ．ａｂｃ．ｃｏｍ",
    "QQ：123456",
    "13912345678",
    "范文第1篇",
    "1楼 张三 回复",
]
#: Pieces of other scripts and single signs.
SIGNS = [
    "。", "，", "、", "；", "：", "？", "！", "“", "”", "‘", "’", "《", "》", "（", "）", "(", ")",
    "[", "]", "【", "】", "—", "…", "-", "*", "★", "·", "|", ">", "<", "&", "\"", "'", "/", ".",
    ",", "0", "9", "２", "a", "Ａ", "的", "了", "乾", "著", "發", "𠮷", "か", "ハ", "한", "Ж", "é",
    "ß", "א", "ع", "🎉", "\u3000", "\xa0", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\x85",
]  # fmt: skip
MARKUP = [
    "<p>",
    "</p>",
    "<div class='content'>",
    "<div class='nav' id=footer>",
    "</div>",
    "<a href='/x'>",
    "</a>",
    "<h1>",
    "</h1>",
    "<span style='display:none'>",
    "</span>",
    "<br>",
    "<table><tr><td>",
    "</td><td>",
    "</table>",
    "<ul><li>",
    "<title>題目</title>",
    "<meta charset=gbk>",
    "<meta name=author content='张三'>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<pre>",
    "<svg>",
    "<template>",
    "<select><option>",
    "<plaintext>",
    "<!DOCTYPE html [<!ENTITY a 'b'>]>",
    "&a;",
    "<ruby>漢<rt>hàn</rt></ruby>",
    "<img alt='囧'>",
    "<p hidden>",
    "<noscript>",
    "<iframe>",
    "<textarea>",
    "<my-div>",
    "<html><body>",
]
LINES = [*PROSE, *TRADITIONAL, *HEADINGS, *FURNITURE]
EVERYTHING = [*LINES, *NUMBERING, *DAMAGE, *SIGNS, *MARKUP]
