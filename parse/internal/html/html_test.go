package html

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// blocksOf returns what a piece of a page holds: a paragraph a line, the cells of a
// table between bars.
func blocksOf(t *testing.T, piece string) string {
	t.Helper()
	blocks, err := Blocks(doc.NewAccount(context.Background(), doc.Limits{}), &remark.List{}, false, []byte(piece))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range blocks {
		b := &blocks[i]
		if b.Table == nil {
			lines = append(lines, b.Text())
			continue
		}
		for _, row := range b.Table.Rows {
			var texts []string
			for _, c := range row {
				texts = append(texts, han.OneLine(c.Text))
			}
			lines = append(lines, "|"+strings.Join(texts, "|")+"|")
		}
	}
	return strings.Join(lines, "\n")
}

func TestHTMLBlocks(t *testing.T) {
	cell := func(s string) string { return "<table><tr><td>a<td>" + s + "</table>" }
	for _, c := range []struct{ name, in, want string }{
		{"typed", cell(`<input value=" 7 "> 件`), "|a|7 件|"},
		{"typed and shown", cell(`<span>7</span> <input class=edit value=7>`), "|a|7|"},
		{"other than shown", cell(`<span>7</span><input class=edit value=8>`), "|a|7 8|"},
		{"nothing typed", cell(`<input type=number placeholder=7>`), "|a||"},
		{"no text", cell(`<input type=hidden value=7><input type=submit value=7><input type=Password value=7>`), "|a||"},
		{"hidden", cell(`<input value=7 style="display: none"><input value=8>`), "|a|8|"},
		{"ticked", cell(`<input type=radio>有 <input type=radio checked>无`), "|a|有 ☑无|"},
		{"chosen", cell(`<select><option>0<option selected>7<option>8</select>`), "|a|7|"},
		{"asked to choose", cell(`<select><option value="">请选择<option>7<option>8</select>`), "|a||"},
		{"asked still", cell(`<select><option value="" selected>请选择<option>7</select>`), "|a||"},
		{"not known which", cell(`<select><option>0<option>7<option>8</select>`), "|a|0/7/8|"},
		{"no choice", cell(`<select><option>7</select>`), "|a|7|"},
		{"links", `<p>甲<select><option>省局<option>市局</select></p>`, "甲"},
		{"lines", "<textarea>\n　　甲。\r\n　　乙。</textarea>丙", "　　甲。\n　　乙。\n丙"},
		{"store of an editor", "<textarea><p>甲</p></textarea>乙", "乙"},

		{"a note beside a figure", cell(`12<sup>1</sup>`), "|a|12[1]|"},
		{"a note before a figure", cell(`<sup>1</sup>12`), "|a|[1]12|"},
		{"a note by style", cell(`12<span style="vertical-align: super">1</span>`), "|a|12[1]|"},
		{"a note apart", cell(`1 <sup>2</sup>`), "|a|1 [2]|"},
		{"struck out by style", cell(`<span style="color:red;text-decoration: underline line-through;">1</span>2`), "|a|~~1~~2|"},
		{"a raised word", cell(`面积3m<sup>2</sup>，依申请<sup>注</sup>`), "|a|面积3m2，依申请注|"},
		{"struck out", cell(`<s>5</s>6`), "|a|~~5~~6|"},
		{"deleted", cell(`<del>99</del>23`), "|a|~~99~~23|"},
		{"a small note", cell(`12<small>3</small>`), "|a|12[3]|"},
		{"small decimals", cell(`12.<small>3</small>`), "|a|12.3|"},
		{"raised as a whole", cell(`<sup>12</sup>`), "|a|12|"},
		{"a formula", cell(`<math><msup><mn>5</mn><mn>2</mn></msup></math>`) + cell(`<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`), "|a|5[2]|\n|a|1/2|"},
		{"a formula outside", `<p>约<math><msup><mi>x</mi><mn>2</mn></msup><annotation>x^2</annotation></math>。`, "约x2。"},
		{"raised and struck out outside", `<p>10<sup>8</sup><s>甲</s>乙</p>`, "108甲乙"},

		{"roles", `<div role=table><p>题<div role=rowgroup><div role=row><span role=columnheader aria-colspan=2>a</span></div></div>
			<div role=row><b role=rowheader>b</b><div role=cell></div></div><p>注</div>`, "|a|\n|b||\n题\n注"},
		{"a grid without cells", `<div role=grid><div role=row>甲</div><div role=row>乙</div></div>`, "甲\n乙"},
		{"styles", `<div style="width:9em; Display : table"><div style="display:table-row"><i style="display:table-cell">a</i><i style="color:red;display:table-cell!important">b</i></div></div>`, "|a|b|"},
		{"inline tables", `<p style="display:inline-table"><b style="display:table-cell">a</b></p>`, "a"},
		{"hidden heads", `<table><thead style="display:none"><tr><th>a<th>b<tbody><tr><td>c<td>d</table>`, "|a|b|\n|c|d|"},
		{"hidden rows", `<table><tbody style="display:none"><tr><td>a<td>b<tbody><tr hidden><td>c<td>d<tr><td>e<td hidden>f<td>g</table>`, "|e|g|"},
	} {
		if got := blocksOf(t, c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
