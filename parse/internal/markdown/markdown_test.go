package markdown

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// What a paragraph of Markdown says, as editors show it.
func TestMarkdownParagraphs(t *testing.T) {
	for _, c := range []struct{ in, want, said string }{
		{"1~3月和5~6月共12件。", "1~3月和5~6月共12件。", ""},
		{"共2*3*4件，*其中*5件。", "共2*3*4件，其中5件。", ""},
		{"受理~~12~~14件，==其中==5件。", "受理14件，其中5件。", "12"},
		{"受理<s>12</s>14<del>15</del>件。", "受理14件。", "12 / 15"},
		{"受理<i style=\"font-size:0\">9</i>5件。", "受理5件。", "9"},
		{"[注]: 本表数据截至12月31日。", "[注]: 本表数据截至12月31日。", ""},
		{"[1]: https://example.org/\n\n见[指南][1]。", "见指南。", ""},
		{"见[[信息公开指南]]和[[a/b|本机关网站]]。", "见信息公开指南和本机关网站。", ""},
		{"见[[1]](https://example.org/)。", "见[1]。", ""},
		{"- [x] 已经完成\n- [ ] 没有完成", "已经完成|没有完成", ""},
		{"> [!warning]- 注意\n> 本表数据不含下级机关。", "注意|本表数据不含下级机关。", ""},
		{"> 第一段\n> 第二行", "第一段第二行", ""},
		{"%% 待核 %%\n\n正文占100%%。", "正文占100%%。", "%% 待核 %%"},
		{"正文。 ^a1", "正文。", ""},
		{"正文 ^2", "正文 ^2", ""},
		{"一行<br>一行<img src=a.png alt=图>", "一行|一行|", ""},
	} {
		var l remark.List
		w := &markdownWalker{budget: doc.NewAccount(context.Background(), doc.Limits{}), remarks: &l, source: withoutReferences([]byte(c.in))}
		blocks, err := w.document()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range blocks {
			got = append(got, han.Trim(blocks[i].Text()))
		}
		said := ""
		if len(l.All) > 0 {
			said = l.All[0].Quote
		}
		if got := strings.Join(got, "|"); got != c.want || said != c.said {
			t.Errorf("%s: %q, want %q; left out %q, want %q", c.in, got, c.want, said, c.said)
		}
	}
}
