"""Titles and captions of the tables, and what each was made from, in English and Chinese."""

from __future__ import annotations

from typing import Any

Both = tuple[str, str]

TABLES: dict[str, dict[str, Any]] = {
    "html": {
        "title": ("Main text of pages", "网页正文提取"),
        "caption": (
            "Macro averages over character 5-grams; speed is that of one core, as a multiple of "
            "trafilatura's. The default preset also simplifies and mends, which counts against it "
            "where a reference keeps the text as it stood.",
            "按字符 5-gram 计算的宏平均；速度为单核速度，以 trafilatura 为 1。"
            "default 预设还会转简、修补，参考文本保留原样之处因此算它的错。",
        ),
        "columns": ("name", "P", "R", "F1", "pages/s", "times", "empty"),
        "sort": "F1",
    },
    "bare": {
        "title": ("The same pages without their tags", "同一批网页，去掉标签"),
        "caption": (
            "All visible text, one line a block; no peer reads that.",
            "只留可见文字，一块一行；没有同类工具能处理这种输入。",
        ),
        "columns": ("name", "P", "R", "F1", "pages/s"),
        "sort": "F1",
    },
    "encodings": {
        "title": ("Bytes to text", "编码识别"),
        "caption": (
            "Percent of the cases that come out right. A snippet is in one of twelve encodings.",
            "完全正确的百分比；每个片段用十二种编码之一写成。",
        ),
    },
    "decoding-speed": {
        "title": ("Bytes to text: speed", "编码识别的速度"),
        "caption": (
            "Whole pages, with the decoding; as a multiple of chardet's rate.",
            "整页，含解码；以 chardet 为 1。",
        ),
        "columns": ("set", "name", "MB/s", "times"),
    },
    "mojibake": {
        "title": ("Wrongly decoded text", "乱码修复"),
        "caption": (
            "Percent of the lines restored exactly, and of the characters, for ways of misreading "
            "that lose nothing and for those that lose bytes; ftfy is set so as to keep Chinese "
            "punctuation.",
            "逐行完全恢复的百分比与逐字恢复的百分比，分无损与有损两类；ftfy 已设为保留中文标点。",
        ),
        "columns": (
            "name",
            "lossless exact",
            "lossy exact",
            "lossy characters",
            "changed",
            "MB/s",
        ),
    },
    "script": {
        "title": ("Traditional to simplified", "繁转简"),
        "caption": (
            "Percent converted exactly; sentences were put into traditional characters by OpenCC's "
            "s2tw, whose slips count against all. Changes in a million characters of simplified "
            "text; speed on traditional text, as a multiple of OpenCC's t2s.",
            "完全正确的百分比；句子由 OpenCC 的 s2tw 转成繁体，它的错误算在所有工具头上。"
            "“误改”为每百万字简体文本中被改动的字数；速度以 OpenCC t2s 为 1。",
        ),
        "columns": (
            "name",
            "words",
            "ambiguous",
            "sentences",
            "changed",
            "traditional MB/s",
            "times",
        ),
    },
    "spun": {
        "title": ("Spun text", "伪原创文本还原"),
        "caption": (
            "Over the edits of a character alignment. Simulated spinners draw their table from the "
            "lexicon itself, at four rates of replacement; edits of natural text are all false. "
            "No other package does this.",
            "按字符对齐后的改动计算。“模拟”一栏的词表取自本库词典，按四种替换率改写；"
            "自然文本中的改动全算误改。没有其他软件包做这件事。",
        ),
        "columns": ("set", "documents", "precision", "recall", "found", "untouched", "false"),
    },
    "sections": {
        "title": ("The tree of a law", "法规的章节树"),
        "caption": (
            "F1 over nodes (level and number), for laws in seven dresses.",
            "以节点（层级与编号）计算的 F1，七种排版。",
        ),
    },
    "speed": {
        "title": ("The whole pipeline", "整条流水线的速度"),
        "caption": (
            "One core; documents of 2,000 characters, or whole pages, whose characters count with "
            "their tags. The multiple is of the last line of each group, which does only a part of "
            "the work.",
            "单核；每篇两千字，或整张网页（字数含标签）。倍数以每组最后一行为 1，它只做一部分。",
        ),
        "columns": ("set", "name", "documents/s", "characters/s", "times"),
    },
    "stages": {
        "title": ("Step by step", "各步耗时"),
        "caption": (
            "Microseconds of one core for each character of the input, tags included.",
            "单核，每个输入字符（含标签）所用的微秒数。",
        ),
        "columns": ("name", "plain", "traditional", "spun", "html"),
    },
    "processes": {
        "title": ("Start and memory", "启动与内存"),
        "caption": (
            "A fresh process: processor time, its multiple of `import argparse`, peak memory.",
            "新进程：处理器时间、相对 `import argparse` 的倍数、内存峰值。",
        ),
        "columns": ("name", "seconds", "times", "MB"),
    },
    "throughput": {
        "title": ("Many documents", "大批文档"),
        "caption": (
            "One core: the default preset on whole pages, on their visible text and on short "
            "texts; reading gzip-compressed WARC and WET, with the share of its size that a file "
            "has; near duplicates, with the bytes that the index keeps of a document.",
            "单核：default 预设处理整页、整页的可见文字和短文本；读取 gzip 压缩的 WARC 与 WET，"
            "附压缩后所占比例；近似去重，附索引为每篇保留的字节数。",
        ),
        "columns": ("name", "documents", "kB each", "documents/s", "MB/s", "shrunk", "kept"),
    },
    "workers": {
        "title": ("Processes of a run", "一次运行的各个进程"),
        "caption": (
            "Short records from JSON Lines to Parquet with two processes: peak memory, and how "
            "many seconds of the workers one second of the process that reads and writes serves.",
            "短记录由 JSON Lines 到 Parquet，两个进程：内存峰值，"
            "以及负责读写的进程每用一秒可供各工作进程用多少秒。",
        ),
        "columns": ("name", "MB", "ratio"),
    },
    "growth": {
        "title": ("Cost by size of the document", "耗时与文档大小"),
        "caption": (
            "Microseconds for each character, and as a multiple of that at 10 kB.",
            "每字符微秒数，及相对 10 kB 时的倍数。",
        ),
        "columns": ("kind", "bytes", "cost", "times"),
    },
    "lexicon": {
        "title": ("Cost by size of the lexicon of spun words", "耗时与伪原创词典大小"),
        "caption": (
            "Up to the shipped lexicon, samples of it; above, made pairs all of which stand in the "
            "text, the worst case. Cost grows with the pairs that apply. Microseconds a character "
            "for the verdict on natural text and for restoring spun text, and to build, a pair.",
            "不大于自带词典的为抽样；更大的由文本中的字串配成，是最坏情形。"
            "判定自然文本与还原伪原创文本的每字符微秒数，以及构建词典时每对的微秒数。",
        ),
        "columns": ("pairs", "met", "look", "restore", "build"),
    },
}

#: What a table was made from.
NOTES: dict[str, Both] = {
    "given": ("Text given by the user.", "材料：用户提供的文本。"),
    "shipped": ("Made from what the project ships.", "材料：项目自带的文本。"),
    "html": (
        "Real pages, which were read during development.",
        "材料：真实网页，开发期间看过。",
    ),
    "bare": (
        "Real pages, which were read during development.",
        "材料：真实网页，开发期间看过。",
    ),
    "throughput": (
        "Real pages, which were read during development.",
        "材料：真实网页，开发期间看过。",
    ),
    "spun": (
        "Passages are real ones, restored by hand, which were read during development.",
        "“真实段落”由人工还原，开发期间看过。",
    ),
}
