package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govdisclosure/annualreport/validate"
)

// The page is the one that the rules give: run go generate ./... after a change.
func TestRulesPage(t *testing.T) {
	var b strings.Builder
	write(&b, validate.DefaultRules())
	page, err := os.ReadFile("../../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(page), b.String()); diff != "" {
		t.Errorf("docs/rules.md is not what go generate writes (-file +rules):\n%s", diff)
	}
	for _, r := range validate.DefaultRules() {
		if !strings.Contains(b.String(), "\n### "+r.Code+"\n") {
			t.Errorf("%s is in no family", r.Code)
		}
	}
}

// The list for programs is the one that the rules give, and every rule in it rests on
// something that a program can tell.
func TestRulesJSON(t *testing.T) {
	want, err := rulesJSON(validate.DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("../../../docs/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(file), string(want)); diff != "" {
		t.Errorf("docs/rules.json is not what go generate writes (-file +rules):\n%s", diff)
	}
}

func TestReadBases(t *testing.T) {
	for text, want := range map[string][]jsonBasis{
		"《中华人民共和国政府信息公开条例》第五十条第（四）项": {{Kind: "law", Title: "中华人民共和国政府信息公开条例", Articles: []int{50}, Items: []int{4}}},
		"《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条至第六条；惯例：如实填报": {
			{Kind: "law", Title: "政府信息公开信息处理费管理办法", Number: "国办函〔2020〕109号", Articles: []int{4, 5, 6}}, {Kind: "practice", Remark: "如实填报"}},
		"年度报告格式表三所注勾稽关系；内容准确":          {{Kind: "form", Table: 3, Remark: "所注勾稽关系；内容准确"}},
		"年度报告格式（国办公开办函〔2021〕30号）：内容准确": {{Kind: "form", Number: "国办公开办函〔2021〕30号", Remark: "内容准确"}},
		"GB/T 9704—2012 7.2.5：年份用六角括号": {{Kind: "standard", Number: "GB/T 9704—2012", Clause: "7.2.5", Remark: "年份用六角括号"}},
		"国办公开办函〔2016〕201号：由原机关统计":      {{Kind: "notice", Number: "国办公开办函〔2016〕201号", Remark: "由原机关统计"}},
		"《中华人民共和国行政复议法》第二十三条：应当先申请第一条": {{Kind: "law", Title: "中华人民共和国行政复议法", Articles: []int{23}, Remark: "应当先申请第一条"}},
	} {
		got, err := readBases(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
	if _, err := readBases("大家都这样写"); err == nil {
		t.Error("a basis of no kind is read")
	}
}
