package main

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// wordings are what the program prints, by key, in both languages.
var wordings = []struct{ key, zh, en string }{
	{"file", "文件", "file"},
	{"size", "大小", "size"},
	{"office", "行政机关", "office"},
	{"year", "年份", "year"},
	{"writing", "正在生成", "writing"},
	{"no reports", "%s 中没有 YAML 或 JSON 报告", "%s holds no report in YAML or JSON"},
	{"files written", "共生成 %[1]d 个文件，在 %[2]s", "%[1]d files written to %[2]s"},
	{"findings of", "%[1]s：%[2]d 个问题，其中错误 %[3]d 个", "%[1]s: %[2]d findings, of which %[3]d errors"},
}

// printer returns the wordings in a language; Chinese where it is another than
// English.
func printer(lang language.Tag) *message.Printer {
	words := catalog.NewBuilder(catalog.Fallback(language.Chinese))
	for _, w := range wordings {
		// The keys are constants, so that SetString has nothing to refuse.
		_ = words.SetString(language.Chinese, w.key, w.zh)
		_ = words.SetString(language.English, w.key, w.en)
	}
	return message.NewPrinter(lang, message.Catalog(words))
}
