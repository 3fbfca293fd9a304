package form_test

import (
	"os"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
)

// TestTitleOf: the names of all kinds of organ of all areas are found in a title, letter by
// letter.
func TestTitleOf(t *testing.T) {
	var lists [2][]string
	for i, file := range []string{"../../testdata/names/counties.txt", "../../testdata/names/organs.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lists[i] = strings.Fields(string(data))
	}
	fm := form.Of(nil)
	for _, area := range lists[0] {
		for _, organ := range lists[1] {
			name := strings.ReplaceAll(organ, "%s", area)
			got, ok := fm.TitleOf(name + "2024年政府信息公开工作年度报告")
			if !ok || got.Office != name || got.Year != 2024 {
				t.Errorf("%s: %t, %q, %d", name, ok, got.Office, got.Year)
			}
		}
	}
}

// TestNotTitleOf lists titles whose office is none, and what is no title.
func TestNotTitleOf(t *testing.T) {
	fm := form.Of(nil)
	for text, want := range map[string]string{
		"2024年政府信息公开工作年度报告":               "",
		"关于2024年政府信息公开工作年度报告的公告":          "",
		"青岛海关于2024年政府信息公开工作年度报告":          "青岛海关",
		"青岛海关关于2024年政府信息公开工作年度报告":         "青岛海关",
		"关于于都县人民政府2024年政府信息公开工作年度报告":      "于都县人民政府",
		"合江县人民政府信息公开工作2022年度报告":           "合江县人民政府",
		"合江县人民政府政府信息公开工作2022年度报告":         "合江县人民政府",
		"合江县2022年政府信息公开工作年度报告":            "合江县",
		"（云川市教育局2024年政府信息公开工作年度报告":        "云川市教育局",
		"云 川 市 教 育 局 2024年政府信息公开工作年度报告":   "云川市教育局",
		"云川市政府信息公开办公室2024年信息公开工作年度报告":     "云川市政府信息公开办公室",
		"云川市\u202E局2024年政府信息公开工作年度报告":     "云川市\u202E局", // as it is written; a rule tells
		"云川市教育局（云川市体育局）2024年政府信息公开工作年度报告": "云川市教育局（云川市体育局）",
		"云川市教育局(云川市体育局)２０２４年政府信息公开工作年度报告": "云川市教育局(云川市体育局)",
	} {
		got, ok := fm.TitleOf(text)
		if !ok || got.Office != want {
			t.Errorf("%s: %t, %q, want %q", text, ok, got.Office, want)
		}
	}
	for _, text := range []string{
		"3.云川市教育局2024年政府信息公开工作年度报告",
		"一、云川市教育局2024年政府信息公开工作年度报告",
		"本报告依据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格",
		"按照《云川市政府信息公开工作年度报告》",
		"首页、云川市教育局2024年政府信息公开工作年度报告",
		"2025年1月20日政府信息公开工作年度报告",
		"2025-01-20云川市教育局2024年政府信息公开工作年度报告",
		"第3期云川市教育局2024年政府信息公开工作年度报告",
	} {
		if got, ok := fm.TitleOf(text); ok {
			t.Errorf("%s: %q", text, got.Office)
		}
	}
}
