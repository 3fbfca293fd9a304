package report

// What the editions share stands here, once: the titles of the sections, the labels of
// table 二 that they have in common, table 三 but for the parts of its last outcome, and
// table 四.

// sections are the six parts of a report, in which the editions differ by their tables
// 二 and 三 alone.
func sections(proactive, requests *Table) []Section {
	return []Section{
		{Key: "overview", Number: "一", Basis: []Article{{50, []int{1}}},
			Title: Label{"总体情况", "Overview"}},
		{Key: "proactive", Number: "二", Basis: []Article{{50, []int{1}}}, Table: proactive,
			Title: Label{"主动公开政府信息情况", "Information disclosed proactively"}},
		{Key: "requests", Number: "三", Basis: []Article{{50, []int{2}}}, Table: requests,
			Title: Label{"收到和处理政府信息公开申请情况", "Requests received and handled"}},
		{Key: "disputes", Number: "四", Basis: []Article{{50, []int{3}}}, Table: disputesTable(),
			Title: Label{"政府信息公开行政复议、行政诉讼情况", "Administrative reconsideration and litigation"}},
		{Key: "problems", Number: "五", Basis: []Article{{50, []int{4}}},
			Title: Label{"存在的主要问题及改进情况", "Main problems and improvement"}},
		{Key: "other_matters", Number: "六", Basis: []Article{{50, []int{5}}},
			Title: Label{"其他需要报告的事项", "Other matters to report"}},
	}
}

// title is what stands below the name of the organ.
var title = Label{"{year}年政府信息公开工作年度报告", "Government information disclosure report for {year}"}

// What table 二 counts by: the items of article 20, and the rows below them.
var (
	band1 = band("第二十条第（一）项", "Article 20(1)")
	band5 = band("第二十条第（五）项", "Article 20(5)")
	band6 = band("第二十条第（六）项", "Article 20(6)")
	band8 = band("第二十条第（八）项", "Article 20(8)")

	subject = head("信息内容", "Subject")

	rules     = Label{"规章", "Rules"}
	licences  = Label{"行政许可", "Administrative licences"}
	penalties = Label{"行政处罚", "Administrative penalties"}
	coercion  = Label{"行政强制", "Administrative coercion"}
	fees      = Label{"行政事业性收费", "Administrative fees"}
)

// proactiveTable is 表二 with the rows of an edition, and the width of the column of
// their labels beside that of the others.
func proactiveTable(labels float64, rows ...Row) *Table {
	return &Table{Name: Label{"表二", "Table 2"}, Widths: []float64{labels, 1, 1, 1}, Rows: rows}
}

// band is a shaded row of table 二.
func band(zh, en string) Row {
	return Row{Cells: []Cell{{Role: RoleBand, Label: Label{zh, en}, Align: AlignLeft, ColSpan: 4}}}
}

// counted is a row of table 二 with its figures, which count under an item of article 20.
func counted(label Label, item int, figures ...Cell) Row {
	return Row{Basis: []Article{{20, []int{item}}}, Cells: append([]Cell{rowHead(label.ZH, label.EN, AlignCenter, 1, 1)}, figures...)}
}

// otherwise is the last of the outcomes of table 三.
var otherwise = Label{"（六）其他处理", "(6) Otherwise"}

// part is a row of table 三 among those of a group.
type part struct {
	key   string
	basis []Article
	label Label
}

// requestsTable is 表三: 10 columns, 3 heading rows and 22 rows of figures, and those of
// the last outcome: its parts, or without any the one row that it is.
func requestsTable(others ...part) *Table {
	applicants := []string{"individual", "enterprise", "research", "charity", "legal_service", "other_org"}
	const total = "total"

	t := &Table{
		Name:     Label{"表三", "Table 3"},
		Widths:   []float64{7.5, 9, 33, 7, 7, 7, 7, 7, 7, 7},
		HeadRows: 3,
		Rows: []Row{
			{Cells: []Cell{
				{Role: RoleNote, Align: AlignLeft, ColSpan: 3, RowSpan: 3, Label: Label{
					"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
					"(In every column, item 1 plus item 2 equals item 3 plus item 4)"}},
				wide(head("申请人情况", "Applicants"), 7),
			}},
			{Cells: []Cell{
				tall(head("自然人", "Individuals"), 2),
				wide(head("法人或其他组织", "Legal persons and other organisations"), 5),
				tall(head("总计", "Total"), 2),
			}},
			{Cells: []Cell{
				head("商业企业", "Enterprises"), head("科研机构", "Research institutes"),
				head("社会公益组织", "Charities"), head("法律服务机构", "Legal services"), head("其他", "Others"),
			}},
		},
	}

	var lines, outcomes []string
	line := func(key string, basis []Article, heads ...Cell) {
		row := Row{Cells: heads, Basis: basis}
		address := "requests." + key + "."
		for _, a := range applicants {
			row.Cells = append(row.Cells, count(address+a))
		}
		row.Cells = append(row.Cells, count(address+total))
		t.Rows = append(t.Rows, row)
		lines = append(lines, key)
	}
	// outcome adds one of the rows that the row of totals sums up.
	outcome := func(key string, basis []Article, heads ...Cell) {
		line("outcome."+key, basis, heads...)
		outcomes = append(outcomes, "outcome."+key)
	}
	item := func(zh, en string) Cell { return rowHead(zh, en, AlignLeft, 1, 1) }
	group := func(zh, en string, rows int) Cell { return rowHead(zh, en, AlignLeft, 1, rows) }
	art := func(number int, items ...int) Article { return Article{number, items} }

	line("new", []Article{art(29)},
		rowHead("一、本年新收政府信息公开申请数量", "1. New requests this year", AlignLeft, 3, 1))
	line("carried_in", nil,
		rowHead("二、上年结转政府信息公开申请数量", "2. Requests carried over from last year", AlignLeft, 3, 1))
	outcome("granted", []Article{art(36, 1, 2)},
		rowHead("三、本年度办理结果", "3. Outcome this year", AlignLeft, 1, 19+max(len(others), 1)),
		rowHead("（一）予以公开", "(1) Granted", AlignLeft, 2, 1))
	outcome("partly_granted", []Article{art(37)},
		rowHead("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(2) Granted in part (counted here alone)", AlignLeft, 2, 1))
	outcome("refused.state_secret", []Article{art(14)},
		group("（三）不予公开", "(3) Refused", 8), item("1.属于国家秘密", "1. State secret"))
	outcome("refused.prohibited_by_law", []Article{art(14)},
		item("2.其他法律行政法规禁止公开", "2. Disclosure prohibited by law or administrative regulation"))
	outcome("refused.security_and_stability", []Article{art(14)},
		item("3.危及“三安全一稳定”", "3. Harm to security or stability"))
	outcome("refused.third_party_rights", []Article{art(15), art(32)},
		item("4.保护第三方合法权益", "4. Rights of a third party"))
	outcome("refused.internal_affairs", []Article{art(16)},
		item("5.属于三类内部事务信息", "5. Internal affairs"))
	outcome("refused.deliberative", []Article{art(16)},
		item("6.属于四类过程性信息", "6. Deliberative information"))
	outcome("refused.enforcement_file", []Article{art(16)},
		item("7.属于行政执法案卷", "7. Enforcement file"))
	outcome("refused.administrative_query", []Article{art(36, 7)},
		item("8.属于行政查询事项", "8. Matter of an administrative query"))
	outcome("unavailable.not_held", []Article{art(36, 4, 5)},
		group("（四）无法提供", "(4) Unavailable", 3), item("1.本机关不掌握相关政府信息", "1. Not held by this organ"))
	outcome("unavailable.needs_creation", []Article{art(38)},
		item("2.没有现成信息需要另行制作", "2. Would have to be created"))
	outcome("unavailable.still_unclear", []Article{art(30)},
		item("3.补正后申请内容仍不明确", "3. Still unclear after correction"))
	outcome("not_processed.petition", []Article{art(39)},
		group("（五）不予处理", "(5) Not processed", 5), item("1.信访举报投诉类申请", "1. Petition, report or complaint"))
	outcome("not_processed.repeated", []Article{art(36, 6)},
		item("2.重复申请", "2. Repeated request"))
	outcome("not_processed.publication", []Article{art(39)},
		item("3.要求提供公开出版物", "3. Request for a publication"))
	outcome("not_processed.excessive", []Article{art(35)},
		item("4.无正当理由大量反复申请", "4. Excessive requests without reason"))
	outcome("not_processed.confirmation", nil,
		item("5.要求行政机关确认或重新出具已获取信息", "5. Confirmation or reissue of information already obtained"))
	for i, p := range others {
		heads := []Cell{item(p.label.ZH, p.label.EN)}
		if i == 0 {
			heads = append([]Cell{group(otherwise.ZH, otherwise.EN, len(others))}, heads...)
		}
		outcome("other."+p.key, p.basis, heads...)
	}
	if len(others) == 0 {
		outcome("other", nil, rowHead(otherwise.ZH, otherwise.EN, AlignLeft, 2, 1))
	}
	line("outcome.total", nil,
		rowHead("（七）总计", "(7) Total", AlignLeft, 2, 1))
	line("carried_out", nil,
		rowHead("四、结转下年度继续办理", "4. Carried over to next year", AlignLeft, 3, 1))

	cell := func(line, column string) Address { return Address("requests." + line + "." + column) }
	for _, l := range lines {
		sum := Identity{Kind: IdentityTotal, Left: []Address{cell(l, total)}}
		for _, a := range applicants {
			sum.Right = append(sum.Right, cell(l, a))
		}
		t.Identities = append(t.Identities, sum)
	}
	columns := append(applicants, total)
	for _, c := range columns {
		sum := Identity{Kind: IdentityTotal, Left: []Address{cell("outcome.total", c)}}
		for _, o := range outcomes {
			sum.Right = append(sum.Right, cell(o, c))
		}
		t.Identities = append(t.Identities, sum)
	}
	for _, c := range columns {
		t.Identities = append(t.Identities, Identity{Kind: IdentityBalance,
			Left:  []Address{cell("new", c), cell("carried_in", c)},
			Right: []Address{cell("outcome.total", c), cell("carried_out", c)}})
		t.Carries = append(t.Carries, Handover{Out: cell("carried_out", c), In: cell("carried_in", c)})
	}
	return t
}

// disputesTable is 表四: 15 columns, 3 heading rows and 1 row of figures.
func disputesTable() *Table {
	results := []struct {
		key  string
		head Cell
	}{
		{"upheld", head("结果维持", "Upheld")},
		{"corrected", head("结果纠正", "Corrected")},
		{"other", head("其他结果", "Other result")},
		{"pending", head("尚未审结", "Pending")},
		{"total", head("总计", "Total")},
	}
	second := Row{}
	for _, r := range results {
		second.Cells = append(second.Cells, tall(r.head, 2))
	}
	second.Cells = append(second.Cells,
		wide(head("未经复议直接起诉", "Direct litigation"), 5), wide(head("复议后起诉", "Litigation after reconsideration"), 5))
	var third, figures Row
	for range 2 {
		for _, r := range results {
			third.Cells = append(third.Cells, r.head)
		}
	}
	t := &Table{
		Name:     Label{"表四", "Table 4"},
		Widths:   []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
		HeadRows: 3,
	}
	for _, procedure := range []string{"disputes.reconsideration.", "disputes.litigation.direct.", "disputes.litigation.after_reconsideration."} {
		sum := Identity{Kind: IdentityTotal}
		for _, r := range results {
			c := count(procedure + r.key)
			figures.Cells = append(figures.Cells, c)
			if r.key == "total" {
				sum.Left = []Address{c.Address}
			} else {
				sum.Right = append(sum.Right, c.Address)
			}
		}
		t.Identities = append(t.Identities, sum)
	}
	t.Rows = []Row{
		{Cells: []Cell{wide(head("行政复议", "Administrative reconsideration"), 5), wide(head("行政诉讼", "Administrative litigation"), 10)}},
		second, third, figures,
	}
	return t
}

func head(zh, en string) Cell { return Cell{Role: RoleColumnHead, Label: Label{zh, en}} }

func rowHead(zh, en string, align Align, columns, rows int) Cell {
	return Cell{Role: RoleRowHead, Label: Label{zh, en}, Align: align, ColSpan: columns, RowSpan: rows}
}

func count(address string) Cell { return Cell{Role: RoleFigure, Address: Address(address)} }

// signed marks a figure that may be negative.
func signed(c Cell) Cell { c.Signed = true; return c }

func wide(c Cell, columns int) Cell { c.ColSpan = columns; return c }

func tall(c Cell, rows int) Cell { c.RowSpan = rows; return c }
