"""Words that Chinese titles end in, and the kind of document that each stands for."""

from __future__ import annotations

import re

_KINDS = {
    "law": "法 条例 办法 规定 规则 细则 章程 准则 守则 法典 修正案 实施细则 暂行规定 解释",
    "notice": "通知 通告 公告 公示 通报 公报",
    "opinion": "意见 指导意见 实施意见 建议",
    "decision": "决定 决议 命令 批复 函 复函 请示 议案 纪要 会议纪要",
    "plan": "要点 计划 方案 规划 纲要 预案 安排 打算 思路 实施方案 工作计划 行动计划 设想 提纲",
    "summary": "总结 小结 工作总结 回顾 自查报告 述职报告 自我鉴定 自我评价",
    "report": "报告 工作报告 调研报告 汇报 汇报材料 调查报告 情况报告 报告书 白皮书 蓝皮书",
    "speech": "讲话 讲话稿 发言 发言稿 发言材料 演讲稿 演讲 致辞 致词 祝词 贺词 主持词 开幕词 "
    "闭幕词 讲话提纲 党课 党课讲稿 讲稿 欢迎词 答谢词 开场白 广播稿",
    "reflection": "心得 体会 心得体会 感想 感悟 观后感 读后感 学习体会 思想汇报 反思 检讨书 "
    "检查材料",
    "contract": "合同 合同书 协议 协议书 承诺书 保证书 倡议书 申请书 责任书 委托书 邀请函 "
    "公约 倡议",
    "lesson": "教案 说课稿 教学设计 教学反思 学案 课件 试题 试卷 练习题 作文 日记 周记",
    "resume": "简历 事迹 事迹材料 先进事迹 自荐信 求职信 推荐信 感谢信 介绍信 慰问信",
    "manual": "指南 手册 规范 标准 制度 管理制度 流程 须知 说明 说明书 职责 攻略 教程",
}

#: Kind of document by the word that its title ends in.
KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}

_SAMPLE = (
    "范文|例文|模板|样本|范本|材料|文稿|稿|集锦|汇编|精选|大全|合集|推荐|（?通用）?|（?最新）?"
)
# 想法, 做法 and the like are no laws.
_TAIL = re.compile(
    r"(?<![想做方说看用写书算手语疗吃违执司立合玩打])(?P<word>"
    + "|".join(sorted(KIND_OF, key=len, reverse=True))
    + rf")(?:{_SAMPLE}){{0,6}}[\s　]*+(?:[（(【\[][^（()）】\]]{{1,20}}[)）】\]]"
    r"|[一二三四五六七八九十两\d]{1,6}篇|[（(]?[一二三四五六七八九十\d]{1,6}[)）]?){0,4}$"
)
# What such a title can end in: most lines are told from one by their last character.
_LAST = frozenset(
    "".join(word[-1] for word in KIND_OF)
    + "".join(word.strip("（）?")[-1] for word in _SAMPLE.split("|") if word)
    + " \t　)）】]篇一二三四五六七八九十两0123456789０１２３４５６７８９"
)
_ANYWHERE = re.compile(
    "研讨发言|发言材料|发言稿|讲话|演讲|工作总结|工作要点|工作计划|心得体会|述职"
    "|工作报告|通知|答记者问|解读"
)
_BY_PHRASE = {
    "研讨发言": "speech",
    "发言材料": "speech",
    "发言稿": "speech",
    "讲话": "speech",
    "演讲": "speech",
    "工作总结": "summary",
    "工作要点": "plan",
    "工作计划": "plan",
    "心得体会": "reflection",
    "述职": "summary",
    "工作报告": "report",
    "通知": "notice",
    "答记者问": "interview",
    "解读": "article",
}


def kind_of(title: str) -> str | None:
    """Kind of document that a title announces, None where it announces none.

    Example:
        >>> [kind_of(title) for title in ("2023年工会工作要点", "工会主席研讨发言", "论语言")]
        ['plan', 'speech', None]
    """
    match = _TAIL.search(title)
    if match:
        return KIND_OF[match["word"]]
    found = _ANYWHERE.search(title)
    return _BY_PHRASE[found.group()] if found else None


def is_titlelike(text: str) -> bool:
    """Whether a line reads like the title of a document of a known kind.

    Example:
        >>> is_titlelike("上海市不动产登记若干规定"), is_titlelike("违反本规定")
        (True, False)
    """
    if not 5 <= len(text) <= 60 or text[-1] not in _LAST:
        return False
    match = _TAIL.search(text)
    if match is None or "。" in text or match.start() < 2:
        return False
    return not _PROSE.match(text)


_PROSE = re.compile(
    r"违反|根据|依照|按照|遵守|执行|适用|参照|制定|印发(?!.*的通知)|认真|严格|全面"
    r"|深入|加强|做好|完善|建立|落实|推进|符合|不符合"
)
