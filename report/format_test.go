package report

import "testing"

func TestEdition2021Skeleton(t *testing.T) {
	f := Edition2021()
	figures, free := map[string]int{}, map[string]int{}
	for i := range f.Figures() {
		figure := &f.Figures()[i]
		figures[figure.Section.Key]++
		if figure.Free() {
			free[figure.Section.Key]++
		}
	}
	for _, tc := range []struct {
		section                      string
		rows, columns, figures, free int
	}{
		{"proactive", 14, 4, 10, 10},
		{"requests", 28, 10, 175, 144},
		{"disputes", 4, 15, 15, 12},
	} {
		table := f.Section(tc.section).Table
		if got := len(table.Rows); got != tc.rows {
			t.Errorf("%s: %d rows, want %d", tc.section, got, tc.rows)
		}
		if got := len(table.Widths); got != tc.columns {
			t.Errorf("%s: %d columns, want %d", tc.section, got, tc.columns)
		}
		if got := figures[tc.section]; got != tc.figures {
			t.Errorf("%s: %d figures, want %d", tc.section, got, tc.figures)
		}
		if got := free[tc.section]; got != tc.free {
			t.Errorf("%s: %d free figures, want %d", tc.section, got, tc.free)
		}
	}
	if got := len(f.Identities()); got != 25+7+7+3 {
		t.Errorf("%d equations, want 42", got)
	}
}

// Every free figure of the edition has a field of its own, and every field of a
// figure a cell: neither can be forgotten.
func TestEdition2021FieldsMatchCells(t *testing.T) {
	cells := map[string]bool{}
	for i := range Edition2021().Figures() {
		if f := &Edition2021().Figures()[i]; f.Free() {
			cells[string(f.Address)] = true
		}
	}
	for _, key := range Edition2021().TextKeys() {
		cells[key] = true
	}
	for key := range fields() {
		if !cells[key] {
			t.Errorf("the field %s has no cell and no text", key)
		}
		delete(cells, key)
	}
	for key := range cells {
		t.Errorf("%s has no field", key)
	}
}

func TestFigureLabels(t *testing.T) {
	for _, tc := range []struct{ address, zh, en string }{
		{"proactive.rules.issued", "表二 第二十条第（一）项 规章 · 本年制发件数", "Table 2 Article 20(1) Rules · Issued this year"},
		{"proactive.coercion.decisions", "表二 第二十条第（六）项 行政强制 · 本年处理决定数量", "Table 2 Article 20(6) Administrative coercion · Decisions this year"},
		{"requests.new.individual", "表三 一、本年新收政府信息公开申请数量 · 申请人情况 自然人", "Table 3 1. New requests this year · Applicants Individuals"},
		{"requests.outcome.refused.state_secret.enterprise",
			"表三 三、本年度办理结果 （三）不予公开 1.属于国家秘密 · 申请人情况 法人或其他组织 商业企业",
			"Table 3 3. Outcome this year (3) Refused 1. State secret · Applicants Legal persons and other organisations Enterprises"},
		{"disputes.litigation.after_reconsideration.total", "表四 · 行政诉讼 复议后起诉 总计",
			"Table 4 · Administrative litigation Litigation after reconsideration Total"},
	} {
		f, err := Edition2021().Figure(Address(tc.address))
		if err != nil {
			t.Errorf("%s: %v", tc.address, err)
			continue
		}
		if got := f.Label(); got.ZH != tc.zh || got.EN != tc.en {
			t.Errorf("%s is labelled %q, %q", tc.address, got.ZH, got.EN)
		}
	}
}
