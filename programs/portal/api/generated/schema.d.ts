// Written by `npm run generate` from docs/reference/openapi.json. Changes made here are lost.
export interface paths {
    readonly "/api/v1/actions/identity.register-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记单位 · Register an organisation
         * @description 登记一个单位；合并、拆分的承接单位也先在此登记。
         *
         *     Register an organisation. Successors of a merger or split are registered here first.
         */
        readonly post: operations["identity.register-organisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.rename-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 单位更名 · Rename an organisation
         * @description 单位更名，职责、协议和正在进行的时限不变；原名称按期间保留。
         *
         *     The name changes; duties, agreements and running clocks do not. Earlier names stay on record with their time.
         */
        readonly post: operations["identity.rename-organisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.amend-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 变更单位信息 · Amend an organisation’s particulars
         * @description 变更单位类别、层级、代码或上级单位；未填写的代码视为没有。
         *
         *     Change kind, level, codes or superior. A code left empty counts as none.
         */
        readonly post: operations["identity.amend-organisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.merge-organisations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 录入单位合并 · Enter a merger
         * @description 被合并单位终止，岗位及其任务、时限整体转入承接单位；由另一人复核后生效。
         *
         *     The merged organisations end; their posts, with tasks and clocks, go to the successor. Takes effect once a second person has confirmed it.
         */
        readonly post: operations["identity.merge-organisations"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.split-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 录入单位拆分 · Enter a split
         * @description 逐项指定每个岗位、每类事项由哪个承接单位承担；缺一项不能录入；由另一人复核后生效。
         *
         *     Every post and every kind of responsibility is assigned to a successor; none may be left out. Takes effect once a second person has confirmed it.
         */
        readonly post: operations["identity.split-organisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.close-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 录入单位撤销 · Enter the closing of an organisation
         * @description 岗位须先撤销并移交任务；可指定事项承接单位，不指定则相关事项随之终止；由另一人复核后生效。
         *
         *     Its posts must be closed and their tasks handed on first. Name a successor for what refers to it, or it ends with it. Takes effect once a second person has confirmed it.
         */
        readonly post: operations["identity.close-organisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.confirm-reorganisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 复核机构变动 · Confirm a reorganisation
         * @description 对照决定文件复核后生效：岗位、事项、机器客户端随之转移，任务与时限不中断。
         *
         *     Compare with the decision, then it takes effect: posts, responsibilities and machine clients move; tasks and clocks go on.
         */
        readonly post: operations["identity.confirm-reorganisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.reject-reorganisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退回机构变动 · Reject a reorganisation
         * @description 录入与决定文件不一致的，说明原因退回。
         *
         *     The entry does not agree with the decision: say why.
         */
        readonly post: operations["identity.reject-reorganisation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.open-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 设立岗位 · Open a post
         * @description 岗位承载任务和角色；人员任岗，岗位编号终身不变。
         *
         *     A post carries tasks and roles. People come and go; the post keeps its id.
         */
        readonly post: operations["identity.open-post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.change-post-roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 调整岗位角色 · Change the roles of a post
         * @description 从生效时间起，岗位只有所列角色。
         *
         *     From the effective time the post has the roles listed, and no others.
         */
        readonly post: operations["identity.change-post-roles"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.move-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 划转岗位 · Move a post
         * @description 职能划转：岗位连同任务、时限和在任人员转入另一单位。
         *
         *     A function goes to another organisation: the post moves with its tasks, clocks and people.
         */
        readonly post: operations["identity.move-post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.close-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤销岗位 · Close a post
         * @description 岗位撤销，在任与代理同时终止，未办结任务转入指定岗位。
         *
         *     The post ends with its holder’s and deputy’s time; its open tasks go to the post named.
         */
        readonly post: operations["identity.close-post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.register-person": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记人员 · Register a person
         * @description 只登记姓名、人员编号和工作联系方式；不收集身份证件号码。
         *
         *     Name, staff number and contact at work only; no identity-card numbers.
         */
        readonly post: operations["identity.register-person"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.correct-person": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 更正人员信息 · Correct a person’s particulars
         * @description 更正姓名、人员编号或联系方式；不填的视为没有。
         *
         *     Correct name, staff number or contact; what is left empty counts as none.
         */
        readonly post: operations["identity.correct-person"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.appoint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 任用 · Appoint
         * @description 任用人员到空缺岗位；在任岗位换人请办理交接。
         *
         *     Appoint a person to a vacant post. To change the holder of a held post, propose a hand-over.
         */
        readonly post: operations["identity.appoint"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.vacate-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 免任 · Vacate a post
         * @description 在任人员离任或免任；任务留在岗位，由代理人或后任办理。
         *
         *     The holder leaves or is removed. Tasks stay with the post, for the deputy or the next holder.
         */
        readonly post: operations["identity.vacate-post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.propose-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 发起交接 · Propose a hand-over
         * @description 换任：由现任向后任交接。任务与时限随岗位走，无需逐项移交；清单记录其他物品与事项。
         *
         *     The holder changes. Tasks and clocks follow the post by themselves; the list is for everything else.
         */
        readonly post: operations["identity.propose-hand-over"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.give-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 移交确认 · Confirm giving
         * @description 移交人补全清单并确认；确认即换任，岗位的未办结任务由接任人承接。
         *
         *     The giver completes the list and confirms. The holder changes with it; open tasks of the post are the new holder’s.
         */
        readonly post: operations["identity.give-hand-over"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.receive-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 接收确认 · Confirm receiving
         * @description 接任人核对清单后确认；有缺漏的写明异议，补齐后再确认。
         *
         *     The new holder checks the list and confirms, or says what is missing and confirms later.
         */
        readonly post: operations["identity.receive-hand-over"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.withdraw-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回交接 · Withdraw a hand-over
         * @description 移交人确认之前可以撤回。
         *
         *     Possible until the giver has confirmed.
         */
        readonly post: operations["identity.withdraw-hand-over"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.name-deputy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 指定代理人 · Name a deputy
         * @description 代理人在期限内行使岗位职责，到期自动失效；代理人不能再任用或转委托。
         *
         *     The deputy has the post’s powers within the term and loses them at its end without further act. A deputy neither appoints nor delegates.
         */
        readonly post: operations["identity.name-deputy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.end-deputy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 终止代理 · End a deputy’s term
         * @description 提前终止代理，立即生效；尚未开始的代理一并取消。
         *
         *     Ends the term at once; a term still to come is cancelled.
         */
        readonly post: operations["identity.end-deputy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.create-account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 建立账号 · Create an account
         * @description 生成一次性密码，只显示这一次，请当面交给本人；本人首次登录后必须改密。
         *
         *     A one-time password is made and shown this once; hand it to the person, who must set an own one at first sign-in.
         */
        readonly post: operations["identity.create-account"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.reset-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 重置密码 · Reset a password
         * @description 核实本人身份后办理；所有登录立即失效，动态口令须重新绑定。
         *
         *     After checking who asks. All sessions end at once and the second factor must be set up again.
         */
        readonly post: operations["identity.reset-password"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.disable-account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 停用账号 · Disable an account
         * @description 立即停用并终止其全部登录。
         *
         *     At once, ending all its sessions.
         */
        readonly post: operations["identity.disable-account"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.enable-account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 恢复账号 · Enable an account
         * @description 恢复已停用的账号。
         *
         *     A disabled account works again.
         */
        readonly post: operations["identity.enable-account"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.register-client": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记机器客户端 · Register a machine client
         * @description 登记本单位的接口程序及其角色和用途；由另一人批准后方可签发密钥。
         *
         *     Register a program of the own organisation with its roles and purposes. A second person approves before a secret can be issued.
         */
        readonly post: operations["identity.register-client"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.approve-client": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 批准机器客户端 · Approve a machine client
         * @description 由登记人以外的另一人批准。
         *
         *     Done by another person than the one who registered it.
         */
        readonly post: operations["identity.approve-client"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.issue-client-secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 签发客户端密钥 · Issue a client secret
         * @description 密钥只显示这一次，请立即存入密钥保管处；原密钥在重叠期后失效，泄露时重叠期填 0。
         *
         *     The secret is shown this once. Earlier secrets end after the overlap; if one has leaked, choose an overlap of 0.
         */
        readonly post: operations["identity.issue-client-secret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.create-sandbox-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 创建沙箱密钥 · Create a sandbox key
         * @description 供开发者用程序试用产品：只能取得演示数据，不能调用、查询或办理其他事项。无须批准，到期自动失效；本单位同时有效的最多 5 个。密钥只显示这一次。
         *
         *     For developers who try products by program: it gives made-up data and can do nothing else. No approval; it ends by itself. An organisation has at most 5 at a time. The secret is shown this once.
         */
        readonly post: operations["identity.create-sandbox-key"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.disable-sandbox-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 停用沙箱密钥 · Disable a sandbox key
         * @description 立即停用，不可恢复；需要时另行创建。
         *
         *     At once, and it cannot be undone; create another when one is needed.
         */
        readonly post: operations["identity.disable-sandbox-key"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/identity.disable-client": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 停用机器客户端 · Disable a machine client
         * @description 立即停用：不再签发令牌，已签发的令牌也不能再取得数据。不可恢复，需要时重新登记。
         *
         *     At once: no new tokens, and tokens in hand release nothing. It cannot be undone; register a new one if needed.
         */
        readonly post: operations["identity.disable-client"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/casework.mark-notice-read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 标记已读 · Mark as read
         * @description 确认已阅读该通知，首次阅读时间作为送达凭证的一部分。
         *
         *     Confirms that the notice was read; the first time is part of the proof of service.
         */
        readonly post: operations["casework.mark-notice-read"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/casework.reassign-task": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 办件转岗 · Give a task to another post
         * @description 把待办办件转给本单位另一承担该职责的在任岗位，时限不变。
         *
         *     Gives an open task to another post of the same organisation that is held and has the role. Deadlines stay.
         */
        readonly post: operations["casework.reassign-task"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/casework.record-external-decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记系统外决策 · Record a decision taken off the system
         * @description 登记会议纪要、“三重一大”集体决策等线下决策及其扫描件，经第二人复核后生效。
         *
         *     Enters minutes, a collective decision or the like with its scan. It takes effect when a second person has checked it.
         */
        readonly post: operations["casework.record-external-decision"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/casework.confirm-external-decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 复核系统外决策 · Check a decision taken off the system
         * @description 由登记人以外的第二人将登记内容与扫描件逐项比对；不一致的退回并说明。
         *
         *     Somebody other than the recorder compares the record with its scan; a record that differs is rejected with a remark.
         */
        readonly post: operations["casework.confirm-external-decision"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/evidence.propose-erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提出清除存证明细 · Propose to erase salts and values
         * @description 保存期届满后，清除某日以前存证的盐值与字段值（日志叶、证明和检查点永久保留）。由安全管理员复核后执行，不能恢复，结果公开。协议未终止、异议处理中或决定保全的不清除。
         *
         *     After the retention period: erase salts and values of entries made before a date (leaves, proofs and checkpoints stay for ever). A security administrator decides; it cannot be undone and is announced. What belongs to an agreement that goes on, is disputed or is held stays.
         */
        readonly post: operations["evidence.propose-erasure"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/evidence.approve-erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 同意清除存证明细 · Approve the erasure
         * @description 由提出人以外的安全管理员复核。同意后立即开始分批清除，不能恢复；完毕后记入公开日志。
         *
         *     A security administrator other than who proposed it. It begins at once, in batches, and cannot be undone; when it is done the public log says so.
         */
        readonly post: operations["evidence.approve-erasure"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/evidence.decline-erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意清除存证明细 · Decline the erasure
         * @description 不同意并说明理由；什么都不清除。
         *
         *     Decline with the reason; nothing is erased.
         */
        readonly post: operations["evidence.decline-erasure"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/evidence.place-hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 保全存证 · Keep evidence under hold
         * @description 有异议、争议、事件或案件待办的，保全有关协议、产品、单位或某一条存证的盐值与字段值，期满也不清除。
         *
         *     While an objection, dispute, incident or case is open: keep salts and values of an agreement, a product, an organisation or one entry beyond the period.
         */
        readonly post: operations["evidence.place-hold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/evidence.lift-hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 解除存证保全 · Lift a hold
         * @description 争议了结后由保全人以外的另一人解除；保存期已满的，以后可以清除。
         *
         *     When the dispute is settled somebody other than who placed it lifts it; what is past its period can then be erased.
         */
        readonly post: operations["evidence.lift-hold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/catalog.import-list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 导入目录清单 · Import a catalogue list
         * @description 从电子表格（CSV、XLS、XLSX）导入数据目录；有缺陷的条目照常导入并标注缺陷，读不懂的清单整体退回。本系统为非涉密系统，不得上传涉密数据。
         *
         *     Import a data catalogue from a spreadsheet. Entries with defects are imported and marked; a list that cannot be read is returned whole. This is a system for non-secret data: do not upload secrets.
         */
        readonly post: operations["catalog.import-list"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/catalog.register-resource": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 新增数据资源 · Add a data resource
         * @description 数源部门把本部门的一个数据资源编入目录。
         *
         *     A source department enters a resource of its own in the catalogue.
         */
        readonly post: operations["catalog.register-resource"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/catalog.describe-items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记信息项 · Describe the items
         * @description 逐项登记信息项的名称、类型、单位、代码表、级别、数源部门和依据。
         *
         *     Describe each item: name, type, unit, code table, level, source department, legal basis.
         */
        readonly post: operations["catalog.describe-items"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/catalog.set-release-mode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 确定保护对象与发布方式 · Set protected units and release mode
         * @description 说明数据涉及的对象（人、户、企业）及其标识列，并确定结果的发布方式；一个资源只能有一种方式。
         *
         *     Say whom the data is about (person, household, organisation), which columns identify them, and how results are released. One mode per resource.
         */
        readonly post: operations["catalog.set-release-mode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/catalog.load-revision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 上传数据文件 · Upload a data file
         * @description 读取数据文件，形成不可更改的新版本并检查；检查通过后再启用。本系统为非涉密系统，不得上传涉密数据。
         *
         *     Read a data file into a new, immutable revision and check it. This is a system for non-secret data: do not upload secrets.
         */
        readonly post: operations["catalog.load-revision"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/catalog.put-in-service": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 启用版本 · Put the revision in service
         * @description 启用检查通过并通过发布关口的版本；原版本同时停止提供，但永久保留。
         *
         *     Put a checked revision in service that passes the gate; the one before it stops serving and is kept for good.
         */
        readonly post: operations["catalog.put-in-service"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.declare-population": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记受保护人群 · Declare a protected population
         * @description 登记一批受保护的对象（如本市居民）。隐私预算属于这批对象，终身有效，不因新的协议或数据版本重置；初始为零。
         *
         *     Name the people data is about, such as the residents of the city. The privacy budget is theirs for good; no new agreement or revision resets it. It begins with nothing.
         */
        readonly post: operations["privacy.declare-population"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.attach-resource": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 将资源归入受保护人群 · Attach a resource to a population
         * @description 说明资源涉及的是哪一批对象；此后该资源的加噪密钥、隐私预算和发布历史都归属这批对象，不能更改。
         *
         *     Say whom the resource is about. Its noise, its budget and its history of releases belong to them from then on, for good.
         */
        readonly post: operations["privacy.attach-resource"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.propose-budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提出隐私预算 · Propose a privacy budget
         * @description 提出受保护人群隐私预算ε的新总额（终身，含已用去的），说明理由，由另一人复核后生效。预算只增不减。
         *
         *     Propose the new total of the population’s ε (for its whole life, what was spent included) with the reason. It takes effect when another person agrees, and only ever grows.
         */
        readonly post: operations["privacy.propose-budget"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.approve-budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 同意隐私预算 · Approve the privacy budget
         * @description 复核并同意；立即生效并记入公开日志。提出人不能复核。
         *
         *     Check and approve. It takes effect at once and is entered in the public log. Who proposed it may not.
         */
        readonly post: operations["privacy.approve-budget"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.decline-budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意隐私预算 · Decline the privacy budget
         * @description 不同意并说明理由；预算不变。
         *
         *     Decline with the reason; the budget stays.
         */
        readonly post: operations["privacy.decline-budget"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.settle-alarm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理差分攻击告警 · Settle a differencing alarm
         * @description 查看两次调用的条件后给出结论。需要暂停授权的，另行办理。
         *
         *     Look at the two calls and say what was found. Suspending the agreement is an act of its own.
         */
        readonly post: operations["privacy.settle-alarm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.record-secrecy-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记保密审查 · Record a secrecy review
         * @description 登记对数据版本的保密审查结论（一次审查可覆盖本部门多个版本），由本单位另一人核对后生效。上传人不能审查。结论为涉密或不能确定的，登记即生效，相关版本立即停止提供。本系统为非涉密系统。
         *
         *     Enter what the secrecy review of revisions came to; one review may cover several of the department. It takes effect when another person there checked it; who uploaded may not review. Secrets, or doubt, take effect at once and stop what is served. This is a system for non-secret data.
         */
        readonly post: operations["privacy.record-secrecy-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.confirm-secrecy-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 核对保密审查 · Check the secrecy review
         * @description 对照审查文件核对文号、日期与结论。登记人和上传人不能核对。
         *
         *     Hold number, date and result against the paper. Neither who recorded it nor who uploaded may.
         */
        readonly post: operations["privacy.confirm-secrecy-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.record-standing-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记常态保密审查 · Record a standing secrecy review
         * @description 对按期自动供数的资源，以已审查为不涉密的一个版本为样，登记有终止日的常态审查；由本单位另一人核对后，此后由机器供给、列与样本相同、未发现新的个人信息的版本无须逐次审查。列有变、发现新的个人信息、登记涉密或不能确定，即刻终止。
         *
         *     For a resource that machines deliver to: with a revision that was reviewed and found free of secrets as the sample, and with an end. Once another person checked it, what a machine delivers with the same columns and nothing new found of persons needs no review of its own. Another column, a finding, secrets or doubt end it at once.
         */
        readonly post: operations["privacy.record-standing-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.confirm-standing-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 核对常态保密审查 · Check the standing secrecy review
         * @description 对照审查文件核对文号、日期、样本与期限。登记人和样本的上传人不能核对。此前有效的常态审查由它替代。
         *
         *     Hold number, dates and sample against the paper. Neither who recorded it nor who uploaded the sample may. The one in force before is superseded.
         */
        readonly post: operations["privacy.confirm-standing-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.end-standing-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 终止常态保密审查 · End the standing secrecy review
         * @description 之后到达的版本须逐次审查；此前已覆盖的版本不受影响。发现涉密的请改为登记保密审查。
         *
         *     What arrives from now on is reviewed one by one; what it covered stays. Where secrets were found, record a secrecy review instead.
         */
        readonly post: operations["privacy.end-standing-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.declare-basis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 登记个人信息流通依据 · Declare the basis of personal information
         * @description 说明个人信息可以流通的依据：个人同意、法定职责（列明法律条款），或已匿名化且风险报告已签署。由本单位另一人核对后生效。直接标识符不因任何依据而可以开放。
         *
         *     Say why the personal information may circulate: consent, a statute with its article, or made anonymous with a signed risk report. It takes effect when another person of the department checked it. No basis opens direct identifiers.
         */
        readonly post: operations["privacy.declare-basis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.confirm-basis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 核对个人信息流通依据 · Check the basis of personal information
         * @description 核对条款、同意或风险报告是否真实并覆盖这些内容。登记人不能核对。
         *
         *     Check that article, consents or report are there and cover what is released. Who declared it may not.
         */
        readonly post: operations["privacy.confirm-basis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.withdraw-basis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回个人信息流通依据 · Withdraw the basis of personal information
         * @description 依据不再成立（同意被撤回、条款失效）时撤回；依赖它的版本立即重新判定，不再满足条件的停止提供。
         *
         *     When the basis fell away. What stands on it is judged again at once and stops where it no longer passes.
         */
        readonly post: operations["privacy.withdraw-basis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.propose-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提请放行 · Propose a release
         * @description 对可以放行的未满足项逐项说明理由，提请数据管理部门决定；提请人即责任人。涉密、核心数据、未评估的重要数据、没有依据的个人信息任何人不得放行。每个版本各自决定。
         *
         *     Give the reason for each condition that may be released and ask the data authority to decide; who proposes is the named person. Secrets, core data, important data without its assessment and personal information without a basis nobody may release. Each revision is decided on by itself.
         */
        readonly post: operations["privacy.propose-release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.approve-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 同意放行 · Approve the release
         * @description 同意后计入该版本的发布判定并记入存证；开放形式的决定公开所放行的事项种类，不公开数量。提请人不能决定。
         *
         *     It counts for this revision and is entered as evidence; for opening the kinds of findings are public, never counts. Who proposed it does not decide.
         */
        readonly post: operations["privacy.approve-release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.decline-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意放行 · Decline the release
         * @description 不同意并说明理由；判定不变。
         *
         *     Decline with the reason; the verdict stays.
         */
        readonly post: operations["privacy.decline-release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.withdraw-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回放行 · Withdraw the release
         * @description 提请部门或数据管理部门撤回放行；相关版本立即重新判定。
         *
         *     The department or the data authority takes the release back; the revision is judged again at once.
         */
        readonly post: operations["privacy.withdraw-release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.propose-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 形成分级建议 · Have the grades proposed
         * @description 按最新版本的检查结果、信息项名称、代码表、规模和来源，逐项给出级别建议和理由；确认后才生效。
         *
         *     Propose a level with its reasons for each item, from what was found in the newest revision, names, code tables, size and sources. Nothing holds before it is confirmed.
         */
        readonly post: operations["privacy.propose-grades"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.confirm-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 确认分级 · Confirm the grades
         * @description 整表确认建议的级别；与建议不同的信息项逐项写明理由。低于建议或低于现行级别的，须经数据管理部门同意后生效。
         *
         *     Confirm the proposed levels of the whole table; give a reason for each item graded otherwise. What is lower than proposed, or than what is in force, waits for the data authority.
         */
        readonly post: operations["privacy.confirm-grades"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.agree-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 同意下调级别 · Agree to the lower grades
         * @description 对照检查结果和理由，同意部门下调的级别；同意后生效并记入日志。
         *
         *     Set the reasons against what was found and agree to what the department lowered; it then holds and is entered in the log.
         */
        readonly post: operations["privacy.agree-grades"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.decline-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意下调级别 · Decline the lower grades
         * @description 不同意并说明理由；建议的级别仍待部门确认。
         *
         *     Decline with the reason; the proposal is the department’s to decide again.
         */
        readonly post: operations["privacy.decline-grades"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.draft-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 填写评估 · Begin an assessment
         * @description 个人信息保护影响评估、提供重要数据前的风险评估针对一项数据资源；年度报告针对本单位。填写后由他人签署。
         *
         *     An impact assessment and one before providing important data are about one resource, a yearly report about one’s own organisation. Somebody else signs.
         */
        readonly post: operations["privacy.draft-assessment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.save-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 保存评估 · Save the assessment
         * @description 保存填写的内容，尚不提交。
         *
         *     Keep what was written, without submitting it.
         */
        readonly post: operations["privacy.save-assessment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.submit-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提交评估 · Submit the assessment
         * @description 逐项说明完整后提交，由另一人签署。结论取各项中最差的判断。
         *
         *     Submit when every point is answered; another person signs. The conclusion is the worst judgement of its points.
         */
        readonly post: operations["privacy.submit-assessment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.sign-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 签署评估 · Sign the assessment
         * @description 核对后签署。签署后作为发布的依据，报告至少保存三年。
         *
         *     Sign after checking. It is then what releases rest on, and is kept for at least three years.
         */
        readonly post: operations["privacy.sign-assessment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.return-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退回评估 · Return the assessment
         * @description 退回修改并说明原因。
         *
         *     Give it back to be changed, with the reason.
         */
        readonly post: operations["privacy.return-assessment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.withdraw-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回评估 · Withdraw the assessment
         * @description 撤回后不再作为依据；报告和处理记录仍按期保存。
         *
         *     It is no longer relied on; the report is kept for as long as the law says.
         */
        readonly post: operations["privacy.withdraw-assessment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.propose-repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 试做去标识化处理 · Try a repair
         * @description 按检查发现提出逐列处理方案，或试做您修改过的方案：显示处理前后的样例、风险与损失。不改变任何版本。
         *
         *     Propose a remedy for each column from what was found, or try the one you changed: rows before and after, risk and loss. No revision changes.
         */
        readonly post: operations["privacy.propose-repair"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.search-repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 搜索损失最小的泛化方案 · Search the least lossy generalisation
         * @description 在各准标识符的泛化层级中，搜索达到目标 k（以及 l、t）且损失最小的组合。不改变任何版本。
         *
         *     Among the levels of the quasi-identifiers, find the combination that reaches the target k (and l, t) at the least loss. No revision changes.
         */
        readonly post: operations["privacy.search-repair"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.apply-repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 去标识化处理并形成新版本 · Repair into a new revision
         * @description 按方案处理该版本，形成同一资源的新版本并重新检查；原版本不变。处理方案及其摘要存证。
         *
         *     Repair the revision into a new revision of the same resource, which is checked anew; the one it came from stays as it is. The repair is entered in the log by its digest.
         */
        readonly post: operations["privacy.apply-repair"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.assess-risk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 评估重识别风险 · Assess the re-identification risk
         * @description 按所选准标识符计算等价类，给出 k、l、t 与三类攻击者的风险，并对照发布形式的门槛；形成报告草稿，由另一人签署。报告只含数字，不含任何个人的取值。
         *
         *     Form equivalence classes of the quasi-identifiers, give k, l, t and the risks of three attackers, and hold them against what the form of release asks for. A draft comes of it that another person signs. It holds figures and no value of anybody.
         */
        readonly post: operations["privacy.assess-risk"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.sign-risk-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 签署重识别风险报告 · Sign the risk report
         * @description 核对所选的列、所用的数据版本和结论后签署；报告的摘要记入日志，此后不可更改。评估人不能签署。
         *
         *     Check the columns, the revision and the result, and sign. The report’s digest is entered in the log and nothing of it can be changed. Who assessed may not sign.
         */
        readonly post: operations["privacy.sign-risk-report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.check-linkage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 检查汇聚关联风险 · Check linkage with released tables
         * @description 将该版本与所有已开放的数据逐一比对：哪些列可以关联，关联后是否出现新的小分组或能够识别个人。结果只含列名和计数。
         *
         *     Set the revision against everything released: which columns join, and whether new small groups or named persons come of it. The result holds names of columns and counts only.
         */
        readonly post: operations["privacy.check-linkage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/privacy.settle-linkage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理汇聚关联风险 · Settle a linkage alert
         * @description 查看关联的列和新增的小分组后给出结论并说明理由。需要停用、泛化或撤列的，另行办理。
         *
         *     Look at the columns that join and the new small groups, and say why it is harmless or what was done. Taking the table back or repairing it is an act of its own.
         */
        readonly post: operations["privacy.settle-linkage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.draft-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 准备登记申请 · Prepare a registration
         * @description 为数据资源或数据产品准备首次登记材料；系统同时对当前版本存证。
         *
         *     Prepare the first registration of a resource or product; the hub records evidence of it as it is now.
         */
        readonly post: operations["registration.draft-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.review-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 业务审核 · Business review
         * @description 核对登记材料是否真实、合法、完整；不能由经办人本人审核。
         *
         *     Check that the materials are true, lawful and complete. Not by their author.
         */
        readonly post: operations["registration.review-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.submit-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提出登记申请 · File the application
         * @description 向登记机构提出申请；退回补正后可修改材料重新提交，受理期限重新计算。
         *
         *     File with the registrar. After a return, correct the materials and file again; the clock restarts.
         */
        readonly post: operations["registration.submit-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.accept-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 受理 · Accept
         * @description 材料齐全、符合形式要求的，予以受理。
         *
         *     Accept an application whose materials are complete and in form.
         */
        readonly post: operations["registration.accept-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.return-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 一次性告知补正 · Return with all defects
         * @description 材料不齐全的，一次性告知需要补正的全部内容；重新提交后受理期限重新计算。
         *
         *     Tell everything that must be completed, at once. The clock restarts when it is filed again.
         */
        readonly post: operations["registration.return-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.decline-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不予受理 · Decline
         * @description 不属于登记范围等情形，不予受理并说明理由。
         *
         *     Decline with the reason, e.g. when it is outside the scope of registration.
         */
        readonly post: operations["registration.decline-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.pass-examination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审核通过并公示 · Pass and publish
         * @description 首次和变更登记审核通过后公示登记主体名称、登记类型、登记数据名称、数据内容简介 10 个工作日；更正、续展、注销审核通过后记载。
         *
         *     First registrations and changes go on notice for ten working days: registrant, type, data name, summary. Corrections, renewals and cancellations are recorded.
         */
        readonly post: operations["registration.pass-examination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.fail-examination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审核不通过 · Fail the form review
         * @description 形式审核不通过，向登记主体说明理由。
         *
         *     The form review is not passed; the registrant is told why.
         */
        readonly post: operations["registration.fail-examination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.withdraw-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回申请 · Withdraw
         * @description 登记主体可以撤回尚未办结的申请；异议复核期间不能撤回。应当登记的须重新申请。
         *
         *     The registrant may take back what is not decided yet, but not while an objection is rechecked. What must be registered is to be filed anew.
         */
        readonly post: operations["registration.withdraw-application"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.draft-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 准备变更登记 · Prepare a change
         * @description 数据来源、资源情况、产品和服务、存证或登记主体信息有重要更新或重大变化的，及时申请变更登记；系统对当前版本重新存证。
         *
         *     File a change when source, resource, products, evidence or the registrant changed in an important way; the hub records evidence anew.
         */
        readonly post: operations["registration.draft-change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.draft-renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 准备续展登记 · Prepare a renewal
         * @description 有效期届满前 60 日内可申请续展，每次不超过三年，自原有效期届满次日起算；未续展的到期注销。
         *
         *     Within sixty days before the end of validity; at most three years each time, from the day after. What is not renewed is cancelled.
         */
        readonly post: operations["registration.draft-renewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.draft-cancellation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 准备注销登记 · Prepare a cancellation
         * @description 资源灭失、放弃权利或期限届满、登记主体终止等情形，申请注销登记；登记机构自受理起 10 个工作日内办结。
         *
         *     When the resource is lost, the right given up or over, or the registrant ended; finished ten working days after acceptance.
         */
        readonly post: operations["registration.draft-cancellation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.request-correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 申请更正登记 · Ask for a correction
         * @description 认为登记信息有误的，登记主体或利害关系人可申请更正并附证据；登记主体书面同意，或有证据证明确有错误的，予以更正。
         *
         *     The registrant or anybody concerned may ask that registered information be corrected, with evidence. It is when the registrant agrees in writing or the evidence proves the error.
         */
        readonly post: operations["registration.request-correction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.answer-correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 答复更正申请 · Answer a correction
         * @description 登记主体书面答复是否同意更正并说明理由；不同意的，由登记机构依据证据判断。
         *
         *     The registrant says in writing whether it agrees, and why. If not, the registrar judges by the evidence.
         */
        readonly post: operations["registration.answer-correction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.record-result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 记载登记结果 · Record the result
         * @description 变更、更正、续展、注销审核（公示）完毕，由登记平台记载；登记编码和查询码不变。
         *
         *     A change, correction, renewal or cancellation that has passed is recorded by the registrar’s platform; the codes stay.
         */
        readonly post: operations["registration.record-result"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.propose-revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提请撤销登记 · Propose a revocation
         * @description 发现隐瞒事实、虚假材料、篡改伪造、非法使用等情形的，提请撤销登记，由登记机构另一人复核；登记主体同时得到告知，可以陈述意见。
         *
         *     On concealment, false materials, tampering or unlawful use; another of the registrar’s people decides. The registrant is told and may state its case.
         */
        readonly post: operations["registration.propose-revocation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.confirm-revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 确认撤销登记 · Confirm a revocation
         * @description 复核属实的，撤销登记并公开；登记历史和查询码保留。提请人不能复核。
         *
         *     When it is found true the registration is revoked, publicly; history and query code stay. Not by who proposed it.
         */
        readonly post: operations["registration.confirm-revocation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.drop-revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不予撤销 · Drop a revocation
         * @description 复核认为不应撤销的，说明理由并告知登记主体。
         *
         *     Not to be revoked; with reasons, and the registrant is told.
         */
        readonly post: operations["registration.drop-revocation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.raise-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提出公示异议 · Object to a public notice
         * @description 公示期内以实名提出异议并附证据；登记机构由形式审核人员以外的人复核，复核期间公示中止，不赋码。您的姓名和证据只给登记机构。
         *
         *     Object under your real name and with evidence while the notice runs. Another person than the form reviewer rechecks it; meanwhile the notice stands still and no code is given. Your name and evidence go to the registrar alone.
         */
        readonly post: operations["registration.raise-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.dismiss-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 异议不成立，继续公示 · Dismiss: the notice goes on
         * @description 复核认定异议不成立的，公示按剩余工作日继续，并告知登记主体和异议人。形式审核人员不能复核。
         *
         *     When the recheck dismisses the objection the notice goes on with what was left of it; both sides are told. Not by the form reviewer.
         */
        readonly post: operations["registration.dismiss-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.uphold-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 异议成立，终止登记 · Uphold: terminate the registration
         * @description 复核认定异议成立的，终止登记，并告知登记主体和异议人。形式审核人员不能复核。
         *
         *     When the recheck upholds the objection the registration is terminated; both sides are told. Not by the form reviewer.
         */
        readonly post: operations["registration.uphold-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/registration.assign-code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 赋码 · Assign the code
         * @description 公示期满无异议的，由登记平台赋予登记结果查询码，并出具登记结果。
         *
         *     After a clean notice the registrar’s platform assigns the query code; the result sheet is issued.
         */
        readonly post: operations["registration.assign-code"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.draft-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 编制实施方案 · Draft an implementation plan
         * @description 实施机构编制授权运营实施方案（十二部分），报授权主体审议。
         *
         *     The implementing body drafts the plan in twelve parts for the authorising body to decide.
         */
        readonly post: operations["authorisation.draft-plan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.approve-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审议通过实施方案 · Approve the plan
         * @description 按“三重一大”决策程序审议通过；填写决策文号和日期。
         *
         *     Approve through the 三重一大 procedure; enter number and date of the decision.
         */
        readonly post: operations["authorisation.approve-plan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.return-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退回实施方案 · Return the plan
         * @description 退回修改并说明理由。
         *
         *     Return it with the reason.
         */
        readonly post: operations["authorisation.return-plan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.revise-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改实施方案并重报 · Revise the plan and file it again
         * @description 按退回理由修改；编号不变，版本递增，重新报授权主体审议。
         *
         *     Correct what the return names. The number stays, the version counts up, and the authorising body decides anew.
         */
        readonly post: operations["authorisation.revise-plan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.amend-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修订已审议的实施方案 · Amend an approved plan
         * @description 修订后按原程序重新审议；编号不变，版本递增。重新审议通过之前，不能依据本方案拟定或变更协议，已生效的协议照常执行。
         *
         *     The amended plan is decided on anew under its number. Until then no agreement is drafted or changed under it; those in force go on.
         */
        readonly post: operations["authorisation.amend-plan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.draft-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 拟定授权运营协议 · Draft the agreement
         * @description 依据已审议的实施方案拟定协议（十三部分）；协议生效后由查询引擎直接执行。
         *
         *     Draft the agreement in thirteen parts from the approved plan. Once in force, the query engine executes it as it stands.
         */
        readonly post: operations["authorisation.draft-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.approve-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审议通过协议 · Approve the agreement
         * @description 按“三重一大”决策程序审议通过协议。
         *
         *     Approve the agreement through the 三重一大 procedure.
         */
        readonly post: operations["authorisation.approve-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.return-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退回协议 · Return the agreement
         * @description 退回修改并说明理由。
         *
         *     Return it with the reason.
         */
        readonly post: operations["authorisation.return-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.revise-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改协议并重报 · Revise the agreement and file it again
         * @description 按退回理由修改；编号不变，版本递增，摘要随之更新，重新报授权主体审议。
         *
         *     Correct what the return names. The number stays, the version counts up with a digest of its own, and it is decided on anew.
         */
        readonly post: operations["authorisation.revise-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.sign-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 签署协议 · Sign the agreement
         * @description 运营机构签署协议；期限开始之日起生效，由引擎执行。
         *
         *     The operator signs. From the first day of the term the engine executes it.
         */
        readonly post: operations["authorisation.sign-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.suspend-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 暂停授权 · Suspend the agreement
         * @description 立即暂停协议项下的全部调用；提交后下一次调用即被拒绝，运行中的查询也不会放行。
         *
         *     Stop every call under the agreement at once: the next call is refused and running queries are not released.
         */
        readonly post: operations["authorisation.suspend-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.resume-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 恢复授权 · Resume the agreement
         * @description 暂停原因消除后恢复；说明理由。
         *
         *     Resume after the cause is gone; say why.
         */
        readonly post: operations["authorisation.resume-agreement"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.propose-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提出变更或续期 · Propose a change or renewal
         * @description 在现行协议文本上修改，形成下一版本。系统逐条比对：较大变更报授权主体重新审议，一般变更由运营机构同意即可；终止日延后的为续期。
         *
         *     Edit the present document into its next version. The difference decides: a larger change is decided on anew, a minor one needs the operator’s consent only; a later end of the term is a renewal.
         */
        readonly post: operations["authorisation.propose-change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.approve-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 审议通过协议变更 · Approve the change
         * @description 较大变更按“三重一大”决策程序重新审议通过，再由运营机构同意。
         *
         *     A larger change is approved through the 三重一大 procedure again; then the operator consents.
         */
        readonly post: operations["authorisation.approve-change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.consent-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 同意协议变更 · Consent to the change
         * @description 运营机构同意变更。生效后引擎即按新版本执行，下一次调用适用新版本；生效前受理而未交付的结果须重新运行，新版本不再列明的产品下架。
         *
         *     The operator consents. In force, the engine executes the new version from the next call on; what was admitted before and has not left is run again, and products the new version does not list are delisted.
         */
        readonly post: operations["authorisation.consent-change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.decline-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意变更 · Decline the change
         * @description 不同意并说明理由；现行版本照常执行。
         *
         *     The present version goes on; say why.
         */
        readonly post: operations["authorisation.decline-change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.withdraw-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回变更 · Withdraw the change
         * @description 双方同意之前可以撤回。
         *
         *     As long as not both sides have agreed.
         */
        readonly post: operations["authorisation.withdraw-change"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.request-renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 申请续期 · Ask for a renewal
         * @description 运营机构在协议约定的时间之前申请续期，由实施机构据此提出续期文本。
         *
         *     The operator asks, as early as the agreement wants it; the implementing body then proposes the renewal.
         */
        readonly post: operations["authorisation.request-renewal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.propose-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提请终止授权 · Propose to end the agreement
         * @description 按协议约定的情形提请提前终止，由另一方机构集体决策后生效；违约终止即时生效，其他情形按约定提前通知。
         *
         *     Propose an end before the term on a ground of the agreement. The other body decides; a breach ends it at once, any other ground keeps the agreed notice.
         */
        readonly post: operations["authorisation.propose-termination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.request-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 申请协商终止 · Ask for an end by consent
         * @description 运营机构申请双方协商一致终止协议，由实施机构决定。
         *
         *     The operator asks that both sides agree to end the agreement; the implementing body decides.
         */
        readonly post: operations["authorisation.request-termination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.approve-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 决定终止授权 · Decide that the agreement ends
         * @description 集体决策终止授权。终止后：调用即时停止，产品下架、订购终止，未取走的结果和授权数据域随密钥销毁，运营机构进入退出程序。不可恢复。
         *
         *     Decide collectively that it ends. Then calls stop, products and orders end, results not collected and projections are destroyed with their key, and the operator’s exit begins. It cannot be undone.
         */
        readonly post: operations["authorisation.approve-termination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.decline-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意终止 · Decline the end
         * @description 不同意提前终止并说明理由；授权照常。
         *
         *     The agreement goes on; say why.
         */
        readonly post: operations["authorisation.decline-termination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.withdraw-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回终止提请 · Withdraw the proposed end
         * @description 决定之前可以撤回。
         *
         *     As long as it is not decided.
         */
        readonly post: operations["authorisation.withdraw-termination"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/authorisation.confirm-exit-step": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 确认退出事项办结 · Confirm a step of the exit
         * @description 逐项确认协议约定的退出事项已经办结，写明办理情况；确认后告知授权主体和实施机构。
         *
         *     Confirm that a step the agreement asks for is done, and how. Both bodies are told.
         */
        readonly post: operations["authorisation.confirm-exit-step"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{agreementId}/explanations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 说明查询 · Explain a query
         * @description 不运行查询：说明是否准许、哪一条款起什么作用、哪些内容可见、还剩多少用量。
         *
         *     Without running it: whether it is admitted, which clause does what, what would be visible and what quota is left.
         */
        readonly post: operations["query.explain-query"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据实验运行 · Runs */
        readonly get: operations["query.runs"];
        readonly put?: never;
        /**
         * 提交运行 · Submit a run
         * @description 在授权数据域内运行自编查询；结果通过输出控制后封存，需审核的经实施机构放行后领取。
         *
         *     Run SQL of your own in the authorised data domain. The guarded result lies sealed; what needs review is collected once the implementing body has cleared it.
         */
        readonly post: operations["query.submit-run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/query.cancel-run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 取消运行 · Cancel the run
         * @description 立即停止运行；已封存未放行的结果一并销毁。
         *
         *     Stop it at once; a sealed result that was not cleared is destroyed with it.
         */
        readonly post: operations["query.cancel-run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/query.pass-egress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 出域审核通过 · Pass the egress review
         * @description 核对语句、用途、输出控制与已放出的相近结果；有差分攻击告警的，须先由另一人认定无风险。通过后运营机构可以领取。
         *
         *     Check SQL, purpose, guards and similar results released before; under a differencing alarm another person must have found it harmless first. The operator may collect it then.
         */
        readonly post: operations["query.pass-egress"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/query.return-egress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退回，不予出域 · Return; it may not leave
         * @description 退回并说明理由；封存的结果随即销毁。
         *
         *     Return it with the reason; the sealed result is destroyed.
         */
        readonly post: operations["query.return-egress"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/query.settle-miss-alarm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 处理核验异常告警 · Settle an alarm about verifications
         * @description 核查核验单位是否在逐一试探，给出结论。需要停用客户端、暂停授权的，另行办理。
         *
         *     Find out whether the buyer tries values one after the other, and say what was found. Disabling a program or suspending the agreement are acts of their own.
         */
        readonly post: operations["query.settle-miss-alarm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs/{runId}/collections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 领取结果 · Collect the result
         * @description 领取已放行的结果；每次领取都核对授权状态、计入用量并附凭证。
         *
         *     Collect a cleared result. Each time the authorisation is checked, the use is counted and a receipt comes with it.
         */
        readonly post: operations["query.collect-run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/scope-previews": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 预览可见的行 · Preview the visible rows
         * @description 按协议或草稿计算资源还剩哪些行、每个条件去掉多少，并示例处理后的样子；什么也不保存。
         *
         *     What remains of a resource under an agreement or a draft, what each condition takes away, and how values will look. Nothing is kept.
         */
        readonly post: operations["query.preview-scope"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.define-data-api": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 定义数据接口产品 · Define a data API
         * @description 运营机构在授权范围内定义数据接口：经审核的语句和列明取值的参数；超出范围的当场说明依据。
         *
         *     The operator defines a data API within its agreement: reviewed SQL with declared parameters; what is beyond the scope is refused at once with the clause.
         */
        readonly post: operations["products.define-data-api"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.define-verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 定义数据核验产品 · Define a verification product
         * @description 运营机构在授权范围内定义核验产品：以哪些信息项标识核验对象、比对哪些信息项；只回答是否一致，不输出数据。
         *
         *     The operator defines what identifies the subject and what is compared, within its agreement; answers say whether values agree and give none.
         */
        readonly post: operations["products.define-verification"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.define-index": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 定义指数产品 · Define an index
         * @description 运营机构定义指数：各期分量由受控统计得出，按基期、权重和公式合成；只输出指数，不输出分量。
         *
         *     The operator defines an index: components per period by guarded statistics, put together by base, weights and formula; the index leaves, its components do not.
         */
        readonly post: operations["products.define-index"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.define-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 定义报告产品 · Define a report
         * @description 运营机构定义报告：若干经审核的语句和带数值位置的正文；每个数值都可追到其凭证。
         *
         *     The operator defines a report: reviewed queries and a text with places for their figures; each figure can be traced to its receipt.
         */
        readonly post: operations["products.define-report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.define-model-features": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 定义模型特征产品 · Define model features
         * @description 运营机构定义模型特征：分组汇总的特征表，逐列说明作用和含义；只输出经保护规则核对的特征。
         *
         *     The operator defines model features: a table of groups with the role and meaning of each column; guarded features leave and nothing else.
         */
        readonly post: operations["products.define-model-features"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.pass-security-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 安全审核通过 · Pass the security review
         * @description 核对产品语句、参数取值、最小分组与使用范围。
         *
         *     Check the SQL, the allowed parameter values, the minimum group and the use.
         */
        readonly post: operations["products.pass-security-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.pass-compliance-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 业务合规审核通过 · Pass the compliance review
         * @description 核对用途、协议产品清单与价格类别；通过后由运营机构定价、上架。
         *
         *     Check purpose, the agreement’s product list and fee class; the operator then prices and lists it.
         */
        readonly post: operations["products.pass-compliance-review"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.return-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 退回产品 · Return the product
         * @description 退回并说明理由。
         *
         *     Return it with the reason.
         */
        readonly post: operations["products.return-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/raw-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 测算与源数据的重复 · Measure what repeats the source
         * @description 按现行数据版本测算产品结果中与源数据单条记录重复的行数；只给出比例，不给出结果。超过上限的，调用将被拒绝。
         *
         *     How many rows of the product’s answers over the data in service repeat single records of their source: the figures only. Above the limit calls are refused.
         */
        readonly post: operations["products.measure-raw-out"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.revise-data-api": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改数据接口产品并重报 · Revise a data API
         * @description 按退回意见修改；产品代码和协议不变，两项审核重新进行。
         *
         *     Correct what the return names. Code and agreement stay, and both reviews begin again.
         */
        readonly post: operations["products.revise-data-api"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.revise-verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改数据核验产品并重报 · Revise a verification product
         * @description 按退回意见修改；产品代码和协议不变，两项审核重新进行。
         *
         *     Correct what the return names. Code and agreement stay, and both reviews begin again.
         */
        readonly post: operations["products.revise-verification"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.revise-index": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改指数产品并重报 · Revise an index
         * @description 按退回意见修改；产品代码和协议不变，两项审核重新进行。
         *
         *     Correct what the return names. Code and agreement stay, and both reviews begin again.
         */
        readonly post: operations["products.revise-index"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.revise-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改报告产品并重报 · Revise a report
         * @description 按退回意见修改；产品代码和协议不变，两项审核重新进行。
         *
         *     Correct what the return names. Code and agreement stay, and both reviews begin again.
         */
        readonly post: operations["products.revise-report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.revise-model-features": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 修改模型特征产品并重报 · Revise model features
         * @description 按退回意见修改；产品代码和协议不变，两项审核重新进行。
         *
         *     Correct what the return names. Code and agreement stay, and both reviews begin again.
         */
        readonly post: operations["products.revise-model-features"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.price-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 产品定价 · Set the price of a product
         * @description 运营机构确定每次价格并写明依据；公共治理、公益事业用途免费。价格为零的，收费类别记为免费。
         *
         *     The operator sets the price of a call and says on what basis; governance and public welfare are free. A price of zero is recorded as free of charge.
         */
        readonly post: operations["products.price-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.list-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 产品上架 · List the product
         * @description 上架后可以订购；产品、价格和收费类别进入公开日志。所在地要求先登记后上架的，产品及其全部数据资源须已赋码且在有效期内。
         *
         *     It can be ordered then; product, price and fee class enter the public log. Where the province asks for registration first, the product and all its resources must be coded and valid.
         */
        readonly post: operations["products.list-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.delist-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 产品下架 · Take the product off the list
         * @description 下架后订单终止，下一次调用即被拒绝；下架及理由进入公开日志。运营机构可下架自己的产品，实施机构可依职责下架。
         *
         *     Orders end and the next call is refused; the act and its reason enter the public log. The operator may do it with its own, the implementing body within its duty.
         */
        readonly post: operations["products.delist-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.order-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 订购产品 · Order a product
         * @description 订购已上架的数据产品；运营机构接受后即可调用。
         *
         *     Order a listed product; it can be called once the operator accepts.
         */
        readonly post: operations["products.order-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.accept-order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 接受订购 · Accept the order
         * @description 接受后，订购方即可通过机器客户端调用。
         *
         *     The buyer’s machine clients may then call the product.
         */
        readonly post: operations["products.accept-order"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.decline-order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不接受订购 · Decline the order
         * @description 说明理由；不得无正当理由拒绝。
         *
         *     Say why; an order may not be refused without cause.
         */
        readonly post: operations["products.decline-order"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/calls": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 调用数据产品 · Call a data product
         * @description 按声明的用途和参数调用数据接口、指数或模型特征；结果附凭证编号。
         *
         *     Call a data API, an index or model features for the declared purpose with its parameters; the answer names its receipt.
         */
        readonly post: operations["products.call-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 取得报告 · Call for a report
         * @description 按期次取得报告：正文、表格和每个数值的凭证；可同时取得可打印的网页或 PDF。
         *
         *     The report of a period: text, tables and the receipt of each figure; also as a page to print or a PDF.
         */
        readonly post: operations["products.call-report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/trials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 试用产品 · Try a product
         * @description 用演示数据试调数据接口、指数、模型特征：请求与正式调用相同，答复结构相同；无须订购，不计量，不出凭证。
         *
         *     Try a data API, an index or model features on made-up data: asked like a call and answered in the same shape, without order, meter or receipt.
         */
        readonly post: operations["products.try-product"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/report-trials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 试用报告 · Try a report
         * @description 用演示数据试取一份报告：请求与正式取得相同，答复结构相同，可同时取得标明演示数据的网页；无须订购，不计量，不出凭证。
         *
         *     Try a report on made-up data: asked like a delivery and answered in the same shape, also as a page that is marked as made up; without order, meter or receipts.
         */
        readonly post: operations["products.try-report"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/verification-trials": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 试用核验产品 · Try a verification product
         * @description 用虚构的对象试核验：请求与正式调用相同；答复另列几个虚构对象，可据以试“一致”和“未核实一致”。不填标识值时只列出这些对象。授权同意只看形式。无须订购，不计量，不出凭证。
         *
         *     Try a verification on made-up subjects: asked like a call. The answer also lists a few of them, for a hit and a miss; without a subject it only lists them. Of the consent only the form is looked at. Without order, meter or receipt.
         */
        readonly post: operations["products.try-verification"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/consents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本单位登记的授权同意 · Consents our organisation registered */
        readonly get: operations["products.consents"];
        readonly put?: never;
        /**
         * 登记授权同意 · Register a consent
         * @description 登记核验对象签署的授权同意，取得调用时填写的凭码。凭码只对本对象、本产品、本用途和本单位有效。同意书由本单位保存，登记其编号和 SHA-256 摘要备查。
         *
         *     Register the consent a subject signed and get the token to name in calls. It is good for this subject, product, purpose and organisation alone. Your organisation keeps the paper; its number and SHA-256 are registered.
         */
        readonly post: operations["products.register-consent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.withdraw-consent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回授权同意 · Withdraw a consent
         * @description 按个人的要求撤回其授权同意；提交后，以该同意为基础的结果不再给出。此前给出的不受影响。
         *
         *     Withdraw a consent as the person asks: once submitted no answer resting on it leaves. What left before is not affected.
         */
        readonly post: operations["products.withdraw-consent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/consent-searches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 查找个人的授权同意 · Find a person’s consents
         * @description 个人来访时，按其身份信息查找其在本产品所属协议下的授权同意。查询会记入操作记录。
         *
         *     When a person comes to the desk: find their consents under the agreement of this product. The search is in the record of acts.
         */
        readonly post: operations["products.find-consents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/products.publish-index": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 发布指数 · Publish the index
         * @description 按定义重新计算并发布序列：新的期次追加，变了的期次记为修订，此前公布的数保留。
         *
         *     Compute the series as defined and publish it: new periods are added, changed ones revised; what was published before is kept.
         */
        readonly post: operations["products.publish-index"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{productId}/verifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 调用核验产品 · Call a verification product
         * @description 按产品页列出的标识项和比对项核验一个对象；只回答一致（yes）、未核实一致（no），声明回答存在的产品还有无记录（unknown）。结果附凭证编号。涉及个人的，须填写登记授权同意时取得的凭码。
         *
         *     Verify one subject by the items the product page lists. Answers: yes, no (not confirmed), and unknown (nothing on record) where the product tells existence. The answer names its receipt. For a natural person give the token of the registered consent.
         */
        readonly post: operations["products.call-verification"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.raise-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 对数据提出异议 · Object to data
         * @description 对数据资源或其中的数据项提出异议，附证据。受理后作异议标注，只标注依赖该数据的对象；只有泄露、缺少或撤回同意、数源单位停止提供才即时冻结。
         *
         *     Object to a resource or to items of it, with evidence. Once accepted exactly what depends on it is marked; only a leak, missing or withdrawn consent, or the source’s stop freezes at once.
         */
        readonly post: operations["supervision.raise-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.raise-product-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 对产品提出异议 · Object to a product
         * @description 对已上架的数据产品提出异议，附证据，由数据管理部门受理。
         *
         *     Object to a listed product, with evidence; the data authority handles it.
         */
        readonly post: operations["supervision.raise-product-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.raise-subject-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 代个人对本人记录提出异议 · Object for a person to their own record
         * @description 窗口核对本人身份后代其提出。标识值只换算成各协议密钥下的摘要，不保存、不入日志；受理后只标注本人记录的核验。
         *
         *     The desk objects for a person whose identity it checked. What identifies them becomes digests under the agreements’ keys and is neither kept nor logged; once accepted only the verification of this person is marked.
         */
        readonly post: operations["supervision.raise-subject-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.withdraw-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤回异议 · Withdraw the objection
         * @description 受理前由提出人撤回。
         *
         *     Taken back by who raised it, before it is accepted.
         */
        readonly post: operations["supervision.withdraw-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.accept-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 受理异议并标注 · Accept the objection and mark
         * @description 受理后，依赖该数据的修订版、产品、订单即作异议标注；泄露、缺少或撤回同意的即时冻结。有关运营机构和购买方收到通知。提出人不能受理。
         *
         *     Once accepted, revisions, products and orders that depend on it are marked; on leak, missing or withdrawn consent they are frozen at once. Operators and buyers are told. Who raised it does not accept it.
         */
        readonly post: operations["supervision.accept-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.decline-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不予受理异议 · Decline the objection
         * @description 说明不予受理的理由；不作标注。
         *
         *     Say why it is not accepted; nothing is marked.
         */
        readonly post: operations["supervision.decline-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.uphold-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 核实属实 · Uphold the objection
         * @description 核实属实；标注保留，由数源部门（产品由运营机构）限期更正。
         *
         *     It is right: the mark stays and the source department (for a product, the operator) corrects within its days.
         */
        readonly post: operations["supervision.uphold-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.report-correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 报告更正情况 · Report the correction
         * @description 说明如何更正（如新修订版、源系统更正），交办理单位核对后撤销标注。
         *
         *     Say how it was corrected (a new revision, the source system); the examiner checks it and lifts the mark.
         */
        readonly post: operations["supervision.report-correction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.dismiss-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 核实不属实并撤销标注 · Dismiss and lift the mark
         * @description 核实不属实；标注和即时冻结随决定撤销，异议归档。即时冻结的由受理人以外的人办理；经决定的冻结须先解除。
         *
         *     It is not right: marks, and what was frozen at once, are lifted with the decision and it is archived. What was frozen at once is lifted by another person than who accepted; a decided freeze is lifted first.
         */
        readonly post: operations["supervision.dismiss-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.lift-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 撤销标注并归档 · Lift the mark and archive
         * @description 核对更正后撤销标注和即时冻结，异议归档。即时冻结的由受理人以外的人办理；经决定的冻结须先解除。
         *
         *     After the correction was checked marks, and what was frozen at once, are lifted and the objection is archived. What was frozen at once is lifted by another person than who accepted; a decided freeze is lifted first.
         */
        readonly post: operations["supervision.lift-objection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.propose-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 提请冻结 · Propose a freeze
         * @description 对已标注的异议提请冻结并说明理由，由数据管理部门的另一人决定。法定即时冻结的情形无须提请。
         *
         *     Propose, with reasons, to freeze what a marked objection is about; another person of the data authority decides. What froze at once needs no proposal.
         */
        readonly post: operations["supervision.propose-freeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.approve-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 同意冻结 · Approve the freeze
         * @description 出具冻结决定书；提交后下一次调用即被拒绝。决定有复核期限。提请人和异议提出人不能决定。
         *
         *     Issues the decision: the very next call is refused. It is looked at again by its day. Who proposed it and who objected do not decide.
         */
        readonly post: operations["supervision.approve-freeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.decline-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 不同意冻结 · Decline the freeze
         * @description 说明理由；标注保留，不冻结。
         *
         *     Say why; the mark stays and nothing is frozen.
         */
        readonly post: operations["supervision.decline-freeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.keep-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 复核后继续冻结 · Keep the freeze
         * @description 复核后说明理由继续冻结，并定下一次复核期限。提请人不能复核。
         *
         *     Looked at again and kept, with reasons and the next day of review. Who proposed it does not review it.
         */
        readonly post: operations["supervision.keep-freeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/supervision.lift-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 解除冻结 · Lift the freeze
         * @description 说明理由解除冻结，异议标注保留到办结。提请人不能解除。
         *
         *     Lift it with the reason; the mark stays until the objection is settled. Who proposed it does not lift it.
         */
        readonly post: operations["supervision.lift-freeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/actions/demo.advance-clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * 推进演示时钟 · Advance the demo clock
         * @description 把演示城市的时间向前推进若干工作日；到期的法定时限随之触发。
         *
         *     Move the demo city’s time forward by working days; statutory clocks that fall due will fire.
         */
        readonly post: operations["demo.advance-clock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organisations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 单位名录 · Organisations */
        readonly get: operations["identity.organisations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organisations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 单位 · An organisation */
        readonly get: operations["identity.organisation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organisations/{id}/posts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 单位的岗位 · Posts of an organisation */
        readonly get: operations["identity.posts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/posts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 岗位 · A post */
        readonly get: operations["identity.post"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 人员 · People */
        readonly get: operations["identity.people"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/people/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 人员与任职 · A person and what they hold */
        readonly get: operations["identity.person"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/machine-clients": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 机器客户端 · Machine clients */
        readonly get: operations["identity.machine-clients"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/reorganisations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 机构变动 · Reorganisations */
        readonly get: operations["identity.reorganisations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/hand-overs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 岗位交接 · Hand-overs */
        readonly get: operations["identity.hand-overs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 我的办件 · My tasks */
        readonly get: operations["casework.tasks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tasks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 办件 · Task */
        readonly get: operations["casework.task"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 通知 · Notices */
        readonly get: operations["casework.notices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}.pdf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 文书 · Formal paper */
        readonly get: operations["casework.document-file"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/documents/{id}/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 文书核验 · Check a formal paper */
        readonly get: operations["casework.document-check"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/log/checkpoint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 日志检查点 · Checkpoint of the log */
        readonly get: operations["evidence.checkpoint"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/log/tile/{*}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 日志瓦片 · Tile of the log */
        readonly get: operations["evidence.tile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/receipts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 取回收据 · Fetch a receipt */
        readonly get: operations["evidence.receipt"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 日志概况 · The log */
        readonly get: operations["evidence.log"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/public-facts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 公开事项 · Public facts */
        readonly get: operations["evidence.public-facts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/receipts/{id}/standing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 收据的现状 · What is still known of a receipt */
        readonly get: operations["evidence.entry-standing"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/evidence/retention": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 存证明细的保存与清除 · Retention of salts and values */
        readonly get: operations["evidence.retention"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/lineage/{kind}/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 来源与去向 · Where it comes from and where it goes */
        readonly get: operations["lineage.thing"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/resources": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 检索数据目录 · Search the catalogue */
        readonly get: operations["catalog.resources"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/resources/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据资源 · A data resource */
        readonly get: operations["catalog.resource"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/resources/{id}/rows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 预览数据 · Preview rows */
        readonly get: operations["catalog.rows"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/revisions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 版本的清单、概况与检查结果 · Manifest, profile and findings of a revision */
        readonly get: operations["catalog.revision"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/populations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 受保护人群与隐私预算 · Populations and their privacy budgets */
        readonly get: operations["privacy.populations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/alarms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 差分攻击告警 · Differencing alarms */
        readonly get: operations["privacy.alarms"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/gate/{revisionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 发布关口 · The gate before release */
        readonly get: operations["privacy.gate"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/revisions/{id}/repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 版本的去标识化处理 · The repair a revision came from */
        readonly get: operations["privacy.repair"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/gradings/{resourceId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据资源的分级 · Grading of a resource */
        readonly get: operations["privacy.grading"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/gradings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据分级一览 · Gradings */
        readonly get: operations["privacy.gradings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/grade-profiles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 地方分级方案 · Local schemes of levels */
        readonly get: operations["privacy.grade-profiles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/assessments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 评估一览 · Assessments */
        readonly get: operations["privacy.assessments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/assessments/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 评估报告 · An assessment */
        readonly get: operations["privacy.assessment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/risk/revisions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 重识别风险：可选的列 · Re-identification risk: columns to choose from */
        readonly get: operations["privacy.risk-choices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/risk/resources/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据资源的重识别风险报告 · Risk reports on a resource */
        readonly get: operations["privacy.risk-reports"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/risk/reports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 重识别风险报告 · Report on re-identification risk */
        readonly get: operations["privacy.risk-report"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/linkage/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 版本的汇聚关联风险 · Linkage of a revision with what is out */
        readonly get: operations["privacy.linkage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/privacy/linkage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 已开放数据的汇聚关联风险 · Linkage of all released tables */
        readonly get: operations["privacy.linkage-overview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/public-notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 登记公示 · Public notices of registration */
        readonly get: operations["registration.public-notices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/public-notices/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一条登记公示 · One public notice */
        readonly get: operations["registration.public-notice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registrations/{queryCode}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 登记结果查询 · Look up a registration */
        readonly get: operations["registration.by-query-code"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registrations/of/{kind}/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 某项数据的登记情况 · The registration of a thing */
        readonly get: operations["registration.of-thing"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registration-applications/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一件登记申请 · An application */
        readonly get: operations["registration.application"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registration-applications/{id}/evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 更正申请的证据材料 · Evidence of a correction */
        readonly get: operations["registration.application-evidence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registration-objections/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一件公示异议 · An objection to a notice */
        readonly get: operations["registration.objection"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registration-objections/{id}/evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 异议的证据材料 · Evidence of an objection */
        readonly get: operations["registration.objection-evidence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registration-duties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 首次登记义务 · Duties to register */
        readonly get: operations["registration.duties"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 授权运营协议 · Agreements */
        readonly get: operations["authorisation.agreements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一份授权运营协议 · One agreement */
        readonly get: operations["authorisation.agreement"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{id}/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 授权协议的版本与变更 · Versions and changes of an agreement */
        readonly get: operations["authorisation.agreement-changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreement-changes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一项协议变更 · A change of an agreement */
        readonly get: operations["authorisation.agreement-change"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{id}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 授权的终止与退出 · End of an agreement and exit */
        readonly get: operations["authorisation.agreement-end"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/data-domains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 可用的授权数据域 · Data domains one may work in */
        readonly get: operations["query.domains"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一次数据实验运行 · One run */
        readonly get: operations["query.run"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/runs/{id}/evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 出域审核的依据 · Evidence for the egress review */
        readonly get: operations["query.egress-evidence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{id}/projections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 协议的授权数据域 · The data domain of an agreement */
        readonly get: operations["query.projections-of-agreement"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 授权数据域的占用 · What the data domains cost */
        readonly get: operations["query.projections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据产品 · Products */
        readonly get: operations["products.products"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一个数据产品 · One product */
        readonly get: operations["products.product"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/disclosure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 授权运营信息披露 · Disclosure of authorised operation */
        readonly get: operations["supervision.disclosure"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/disclosure/authorisations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 授权披露 · Disclosed authorisations */
        readonly get: operations["supervision.authorisations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/disclosure/authorisations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一项授权的披露 · One disclosed authorisation */
        readonly get: operations["supervision.authorisation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/disclosure/products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 产品和服务清单 · Disclosed products and services */
        readonly get: operations["supervision.products"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/products/{id}/columns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 产品各列的来源 · Where the columns of a product come from */
        readonly get: operations["supervision.product-columns"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/resources/{id}/impact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 资源的影响清单 · What depends on a resource */
        readonly get: operations["supervision.impact-of-resource"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{id}/impact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 协议的影响清单 · What depends on an agreement */
        readonly get: operations["supervision.impact-of-agreement"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/agreements/{id}/evidence-bundle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 协议的证据包 · Evidence bundle of an agreement */
        readonly get: operations["supervision.evidence-bundle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/objections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 数据异议 · Data objections */
        readonly get: operations["supervision.objections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/objections/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一件数据异议 · One data objection */
        readonly get: operations["supervision.objection"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/marks/{kind}/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 异议标注 · Marks of objections */
        readonly get: operations["supervision.marks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/objections/{id}/evidence/{place}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 异议证据文件 · Evidence of an objection */
        readonly get: operations["supervision.objection-evidence"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/site": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 本站点 · This node */
        readonly get: operations["site.site"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/home": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 首页 · Home page */
        readonly get: operations["site.home"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/acts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 我可以发起的事项 · What I can start */
        readonly get: operations["site.acts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/acts/on/{kind}/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 我对这个对象可以办的事项 · What I can do about this */
        readonly get: operations["site.acts-on"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 规则清单 · Register of rules */
        readonly get: operations["site.rules"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 一条规则 · One rule */
        readonly get: operations["site.rule"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/lifecycles/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 办理流程图 · A lifecycle */
        readonly get: operations["site.lifecycle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/demo/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 演示账号 · Demo accounts */
        readonly get: operations["demo.accounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** 我的身份与岗位 · Who I am and my posts */
        readonly get: operations["identity.me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail?: string;
            readonly instance: string;
            readonly code: string;
            readonly advice: string;
            readonly texts: {
                readonly title: {
                    readonly zh: string;
                    readonly en: string;
                };
                readonly detail?: {
                    readonly zh: string;
                    readonly en: string;
                };
                readonly advice: {
                    readonly zh: string;
                    readonly en: string;
                };
            };
            readonly rule?: string;
            readonly clause?: {
                readonly document: string;
                readonly article: string;
            };
            readonly defects?: readonly {
                readonly at: string;
                readonly message: {
                    readonly zh: string;
                    readonly en: string;
                };
            }[];
            readonly data?: {
                readonly [key: string]: unknown;
            };
        };
        readonly RowPredicate: {
            /**
             * 条件
             * @enum {string}
             */
            readonly op: "compare";
            /**
             * 信息项
             * Format: granted-item
             */
            readonly item: string;
            /**
             * 比较
             * @enum {unknown}
             */
            readonly comparison: "=" | "<>" | "<" | "<=" | ">" | ">=";
            /** 值 */
            readonly value: string | boolean;
        } | {
            /**
             * 条件
             * @enum {string}
             */
            readonly op: "in";
            /**
             * 信息项
             * Format: granted-item
             */
            readonly item: string;
            /** 可取的值 */
            readonly values: readonly (string | boolean)[];
        } | {
            /**
             * 条件
             * @enum {string}
             */
            readonly op: "between";
            /**
             * 信息项
             * Format: granted-item
             */
            readonly item: string;
            /** 下限 */
            readonly low: string | boolean;
            /** 上限 */
            readonly high: string | boolean;
        } | {
            /**
             * 条件
             * @enum {string}
             */
            readonly op: "is-null";
            /**
             * 信息项
             * Format: granted-item
             */
            readonly item: string;
        } | {
            /**
             * 条件
             * @enum {unknown}
             */
            readonly op: "and" | "or";
            /** 协议条款 */
            readonly parts: readonly components["schemas"]["RowPredicate"][];
        } | {
            /**
             * 条件
             * @enum {string}
             */
            readonly op: "not";
            readonly part: components["schemas"]["RowPredicate"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly "identity.register-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 单位全称 */
                    readonly name: string;
                    /**
                     * 单位类别
                     * @enum {string}
                     */
                    readonly kind: "government" | "party-organ" | "government-department" | "data-authority" | "public-institution" | "state-owned-company" | "utility" | "bank" | "company" | "social-organisation" | "cooperative";
                    /**
                     * 层级
                     * @enum {string}
                     */
                    readonly level?: "national" | "province" | "prefecture" | "county";
                    /** 统一社会信用代码 */
                    readonly uscc?: string;
                    /** 行政区划代码 */
                    readonly division?: string;
                    /** 上级单位 */
                    readonly parentId?: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly organisationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.rename-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 单位 */
                    readonly organisationId: string;
                    /** 新名称 */
                    readonly name: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 决定文件文号 */
                    readonly documentNumber: string;
                    /**
                     * 文件日期
                     * Format: date
                     */
                    readonly documentDate: string;
                    /** 扫描件摘要（SHA-256） */
                    readonly documentSha256?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly effectiveAt: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.amend-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 单位 */
                    readonly organisationId: string;
                    /**
                     * 单位类别
                     * @enum {string}
                     */
                    readonly kind: "government" | "party-organ" | "government-department" | "data-authority" | "public-institution" | "state-owned-company" | "utility" | "bank" | "company" | "social-organisation" | "cooperative";
                    /**
                     * 层级
                     * @enum {string}
                     */
                    readonly level?: "national" | "province" | "prefecture" | "county";
                    /** 统一社会信用代码 */
                    readonly uscc?: string;
                    /** 行政区划代码 */
                    readonly division?: string;
                    /** 上级单位 */
                    readonly parentId?: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 决定文件文号 */
                    readonly documentNumber: string;
                    /**
                     * 文件日期
                     * Format: date
                     */
                    readonly documentDate: string;
                    /** 扫描件摘要（SHA-256） */
                    readonly documentSha256?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly effectiveAt: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.merge-organisations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 被合并单位 */
                    readonly predecessors: readonly string[];
                    /** 承接单位 */
                    readonly successorId: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 决定文件文号 */
                    readonly documentNumber: string;
                    /**
                     * 文件日期
                     * Format: date
                     */
                    readonly documentDate: string;
                    /** 扫描件摘要（SHA-256） */
                    readonly documentSha256?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reorganisationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.split-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 被拆分单位 */
                    readonly organisationId: string;
                    /** 承接单位 */
                    readonly successors: readonly string[];
                    /** 岗位去向 */
                    readonly posts: readonly {
                        /** 岗位 */
                        readonly postId: string;
                        /** 承接单位 */
                        readonly organisationId: string;
                    }[];
                    /** 事项去向 */
                    readonly responsibilities: {
                        /** 其他事项 */
                        readonly general?: string;
                        /** 数据资源（数源） */
                        readonly catalogue?: string;
                        /** 数据共享 */
                        readonly sharing?: string;
                        /** 数据开放 */
                        readonly opening?: string;
                        /** 资源登记 */
                        readonly registration?: string;
                        /** 授权运营协议 */
                        readonly authorisation?: string;
                        /** 产品与服务 */
                        readonly products?: string;
                        /** 价格与结算 */
                        readonly pricing?: string;
                        /** 监督与披露 */
                        readonly supervision?: string;
                        /** 机器客户端 */
                        readonly "machine-clients"?: string;
                    };
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 决定文件文号 */
                    readonly documentNumber: string;
                    /**
                     * 文件日期
                     * Format: date
                     */
                    readonly documentDate: string;
                    /** 扫描件摘要（SHA-256） */
                    readonly documentSha256?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reorganisationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.close-organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 被撤销单位 */
                    readonly organisationId: string;
                    /** 事项承接单位 */
                    readonly successorId?: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 决定文件文号 */
                    readonly documentNumber: string;
                    /**
                     * 文件日期
                     * Format: date
                     */
                    readonly documentDate: string;
                    /** 扫描件摘要（SHA-256） */
                    readonly documentSha256?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reorganisationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.confirm-reorganisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 机构变动 */
                    readonly reorganisationId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly effectiveAt: string;
                        readonly postsMoved: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.reject-reorganisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 机构变动 */
                    readonly reorganisationId: string;
                    /** 退回原因 */
                    readonly note: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.open-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 单位 */
                    readonly organisationId: string;
                    /** 岗位名称 */
                    readonly titleZh: string;
                    /** 岗位英文名称 */
                    readonly titleEn: string;
                    /** 角色 */
                    readonly roles: readonly ("source-department" | "secrecy-reviewer" | "requesting-department" | "data-authority" | "registrar-acceptor" | "registrar-reviewer" | "registrar-coder" | "authorising-body" | "implementing-body" | "operator" | "developer" | "buyer" | "price-authority" | "auditor" | "system-admin" | "security-admin" | "audit-admin" | "organisation-admin" | "data-subject-desk")[];
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly postId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.change-post-roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 角色 */
                    readonly roles: readonly ("source-department" | "secrecy-reviewer" | "requesting-department" | "data-authority" | "registrar-acceptor" | "registrar-reviewer" | "registrar-coder" | "authorising-body" | "implementing-body" | "operator" | "developer" | "buyer" | "price-authority" | "auditor" | "system-admin" | "security-admin" | "audit-admin" | "organisation-admin" | "data-subject-desk")[];
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.move-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 转入单位 */
                    readonly organisationId: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 决定文件文号 */
                    readonly documentNumber: string;
                    /**
                     * 文件日期
                     * Format: date
                     */
                    readonly documentDate: string;
                    /** 扫描件摘要（SHA-256） */
                    readonly documentSha256?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.close-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 任务转入岗位 */
                    readonly tasksGoTo: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.register-person": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 姓名 */
                    readonly name: string;
                    /** 人员编号 */
                    readonly staffNumber?: string;
                    /** 工作联系方式 */
                    readonly contact?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly personId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.correct-person": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 人员 */
                    readonly personId: string;
                    /** 姓名 */
                    readonly name: string;
                    /** 人员编号 */
                    readonly staffNumber?: string;
                    /** 工作联系方式 */
                    readonly contact?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.appoint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 人员 */
                    readonly personId: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.vacate-post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.propose-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 接任人员 */
                    readonly toPersonId: string;
                    /** 移交物品与事项 */
                    readonly things: readonly {
                        /**
                         * 类别
                         * @enum {string}
                         */
                        readonly kind: "files" | "matter" | "credential" | "seal" | "equipment" | "other";
                        /** 说明 */
                        readonly description: string;
                    }[];
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly handOverId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.give-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 交接 */
                    readonly handOverId: string;
                    /** 移交物品与事项 */
                    readonly furtherThings?: readonly {
                        /**
                         * 类别
                         * @enum {string}
                         */
                        readonly kind: "files" | "matter" | "credential" | "seal" | "equipment" | "other";
                        /** 说明 */
                        readonly description: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.receive-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 交接 */
                    readonly handOverId: string;
                    /** 缺漏与异议 */
                    readonly missing?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.withdraw-hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 交接 */
                    readonly handOverId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.name-deputy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 代理人 */
                    readonly personId: string;
                    /**
                     * 生效时间（不填为立即）
                     * Format: date-time
                     */
                    readonly effectiveAt?: string;
                    /**
                     * 代理至
                     * Format: date-time
                     */
                    readonly until: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly until: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.end-deputy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 岗位 */
                    readonly postId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.create-account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 人员 */
                    readonly personId: string;
                    /** 用户名 */
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly username: string;
                        readonly oneTimePassword: string;
                        /** @description The one-time password ends then. */
                        readonly until: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.reset-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 人员 */
                    readonly personId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly username: string;
                        readonly oneTimePassword: string;
                        /** @description The one-time password ends then. */
                        readonly until: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.disable-account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 人员 */
                    readonly personId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.enable-account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 人员 */
                    readonly personId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.register-client": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 名称 */
                    readonly name: string;
                    /** 角色 */
                    readonly roles: readonly ("source-department" | "requesting-department" | "operator" | "developer" | "buyer")[];
                    /** 用途代码 */
                    readonly purposes: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly clientId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.approve-client": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 机器客户端 */
                    readonly clientId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.issue-client-secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 机器客户端 */
                    readonly clientId: string;
                    /**
                     * 原密钥继续有效（小时）
                     * @default 24
                     */
                    readonly overlapHours?: number;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly clientId: string;
                        readonly clientSecret: string;
                        readonly earlierUntil: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.create-sandbox-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用处 */
                    readonly name: string;
                    /**
                     * 有效期（天）
                     * @default 30
                     */
                    readonly days?: number;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly clientId: string;
                        readonly clientSecret: string;
                        readonly expiresAt: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.disable-sandbox-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 沙箱密钥 */
                    readonly clientId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.disable-client": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 机器客户端 */
                    readonly clientId: string;
                    /** 事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.mark-notice-read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 通知 */
                    readonly noticeId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly noticeId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.reassign-task": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 办件 */
                    readonly taskId: string;
                    /** 承办岗位 */
                    readonly postId: string;
                    /** 转岗理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly taskId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.record-external-decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 决策形式
                     * @enum {string}
                     */
                    readonly kind: "meeting-minutes" | "major-matter" | "approval" | "opinion";
                    /** 文号 */
                    readonly number: string;
                    /**
                     * 决策日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                    /** 标题 */
                    readonly title: string;
                    /** 决策内容 */
                    readonly body: string;
                    /** 扫描件 */
                    readonly scanUploadId: string;
                    /** 复核岗位 */
                    readonly checkerPostId: string;
                    /** 所涉事项 */
                    readonly subject?: {
                        readonly kind: string;
                        readonly id: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly decisionId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.confirm-external-decision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 决策 */
                    readonly decisionId: string;
                    /**
                     * 复核结果
                     * @enum {string}
                     */
                    readonly verdict: "confirm" | "reject";
                    /** 复核意见 */
                    readonly remark: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly decisionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.propose-erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 清除此日以前的（不含当日）
                     * Format: date
                     */
                    readonly before: string;
                    /**
                     * 理由（公开）
                     * Format: text
                     */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly erasureId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.approve-erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 清除事项 */
                    readonly erasureId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly erasureId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.decline-erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 清除事项 */
                    readonly erasureId: string;
                    /** 理由 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly erasureId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.place-hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 协议、产品、单位或存证编号 */
                    readonly thing: string;
                    /**
                     * 保全事由与文号
                     * Format: text
                     */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly holdId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.lift-hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 保全事项 */
                    readonly holdId: string;
                    /** 解除理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly holdId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.import-list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 清单文件
                     * Format: upload
                     */
                    readonly uploadId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly importId: string;
                        readonly entries: number;
                        readonly departments: number;
                        readonly archived: number;
                        readonly repeatedTitles: number;
                        readonly rowsWithRepeatedTitle: number;
                        readonly defects: {
                            readonly [key: string]: number;
                        };
                        readonly summariesCutAfter: {
                            readonly [key: string]: number;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.register-resource": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 名称 */
                    readonly title: string;
                    /** 摘要 */
                    readonly summary: string;
                    /** 主题 */
                    readonly theme: string;
                    /**
                     * 更新周期
                     * @enum {unknown}
                     */
                    readonly updateCycle?: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "irregular";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly resourceId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.describe-items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                    /** 信息项 */
                    readonly items: readonly {
                        /** 信息项名称 */
                        readonly name: string;
                        /** 列名 */
                        readonly columnName: string;
                        /**
                         * 数据类型
                         * @enum {unknown}
                         */
                        readonly type: "text" | "integer" | "decimal" | "date" | "timestamp" | "boolean";
                        /** 计量单位 */
                        readonly unit?: string;
                        /** 代码表 */
                        readonly codeTable?: string;
                        /**
                         * 数据级别
                         * @enum {unknown}
                         */
                        readonly level?: "general-1" | "general-2" | "general-3" | "general-4" | "important" | "core";
                        /**
                         * 数源部门
                         * Format: organisation
                         */
                        readonly sourceOrganisation?: string;
                        /** 依据 */
                        readonly legalBasis?: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.set-release-mode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                    /**
                     * 发布方式
                     * @enum {unknown}
                     */
                    readonly mode: "reviewed" | "cell-key" | "differential-privacy";
                    /** 保护对象 */
                    readonly units: readonly {
                        /**
                         * 保护对象
                         * @enum {unknown}
                         */
                        readonly unit: "person" | "household" | "organisation";
                        /** 标识列 */
                        readonly columns: readonly string[];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly resourceId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.load-revision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                    /**
                     * 数据文件
                     * Format: upload
                     */
                    readonly uploadId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revisionId: string;
                        readonly number: number;
                        readonly rows: number;
                        readonly columns: number;
                        readonly findings: {
                            readonly info: number;
                            readonly warning: number;
                            readonly error: number;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.put-in-service": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本 */
                    readonly revisionId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly resourceId: string;
                        readonly number: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.declare-population": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 名称 */
                    readonly name: string;
                    /**
                     * 保护对象
                     * @enum {unknown}
                     */
                    readonly unit: "person" | "household" | "organisation";
                    /** 范围说明 */
                    readonly description: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly populationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.attach-resource": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 受保护人群 */
                    readonly populationId: string;
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly populationId: string;
                        readonly resourceId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.propose-budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 受保护人群 */
                    readonly populationId: string;
                    /** 新总额 ε */
                    readonly epsilon: string;
                    /**
                     * 理由（公开）
                     * Format: text
                     */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly populationId: string;
                        readonly changeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.approve-budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 预算变更 */
                    readonly changeId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly populationId: string;
                        readonly changeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.decline-budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 预算变更 */
                    readonly changeId: string;
                    /** 理由 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly populationId: string;
                        readonly changeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.settle-alarm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 告警 */
                    readonly alarmId: string;
                    /**
                     * 结论
                     * @enum {unknown}
                     */
                    readonly outcome: "harmless" | "acted-on";
                    /**
                     * 说明
                     * Format: text
                     */
                    readonly finding: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly alarmId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.record-secrecy-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本（同一部门，可多个） */
                    readonly revisionIds: readonly string[];
                    /**
                     * 结论
                     * @enum {unknown}
                     */
                    readonly result: "non-secret" | "secret" | "undecided";
                    /** 含商业秘密 */
                    readonly tradeSecrets: boolean;
                    /** 审查文号 */
                    readonly decisionNumber: string;
                    /**
                     * 审查日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                    /**
                     * 说明
                     * Format: text
                     */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reviewId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.confirm-secrecy-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 保密审查 */
                    readonly reviewId: string;
                    /**
                     * 核对结果
                     * @enum {unknown}
                     */
                    readonly check: "confirm" | "reject";
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reviewId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.record-standing-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 样本版本（已审查） */
                    readonly revisionId: string;
                    /** 审查文号 */
                    readonly decisionNumber: string;
                    /**
                     * 审查日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                    /**
                     * 有效期至（含当日）
                     * Format: date
                     */
                    readonly lastDay: string;
                    /**
                     * 说明
                     * Format: text
                     */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly standingId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.confirm-standing-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 常态保密审查 */
                    readonly standingId: string;
                    /**
                     * 核对结果
                     * @enum {unknown}
                     */
                    readonly check: "confirm" | "reject";
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly standingId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.end-standing-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 常态保密审查 */
                    readonly standingId: string;
                    /**
                     * 理由
                     * Format: text
                     */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly standingId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.declare-basis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本（同一部门，可多个） */
                    readonly revisionIds: readonly string[];
                    /**
                     * 依据
                     * @enum {unknown}
                     */
                    readonly kind: "consent" | "statutory" | "anonymised";
                    /**
                     * 法律条款、同意的存放处或风险报告
                     * Format: text
                     */
                    readonly reference: string;
                    /**
                     * 说明
                     * Format: text
                     */
                    readonly explanation: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly basisId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.confirm-basis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 依据 */
                    readonly basisId: string;
                    /**
                     * 核对结果
                     * @enum {unknown}
                     */
                    readonly check: "confirm" | "reject";
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly basisId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.withdraw-basis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 依据 */
                    readonly basisId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly basisId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.propose-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本 */
                    readonly revisionId: string;
                    /**
                     * 发布形式
                     * @enum {unknown}
                     */
                    readonly form: "open" | "share" | "authorise" | "product";
                    /**
                     * 决定单位（数据管理部门）
                     * Format: organisation
                     */
                    readonly authorityId: string;
                    /** 逐项理由 */
                    readonly findings: readonly {
                        /**
                         * 未满足项
                         * @enum {unknown}
                         */
                        readonly code: "secrecy-review" | "core-data" | "important-data" | "direct-identifiers" | "personal-information" | "impact-assessment" | "identifiers-in-domain" | "pointers-at-persons" | "trade-secrets" | "grade-unconfirmed" | "grade-rising" | "risk-too-high" | "linkage-risk" | "quality-errors" | "open-class";
                        /**
                         * 放行理由
                         * Format: text
                         */
                        readonly reason: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly decisionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.approve-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 放行决定 */
                    readonly decisionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly decisionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.decline-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 放行决定 */
                    readonly decisionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly decisionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.withdraw-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 放行决定 */
                    readonly decisionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly decisionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.propose-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly gradingId: string;
                        readonly level: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.confirm-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 分级 */
                    readonly gradingId: string;
                    /** 与建议不同的信息项 */
                    readonly overrides?: readonly {
                        /** 信息项 */
                        readonly itemId: string;
                        /**
                         * 级别
                         * @enum {unknown}
                         */
                        readonly level: "core" | "important" | "general-4" | "general-3" | "general-2" | "general-1";
                        /** 影响 */
                        readonly impact?: {
                            /**
                             * 影响对象
                             * @enum {unknown}
                             */
                            readonly object: "national-security" | "economy" | "social-order" | "public-interest" | "organisation" | "individual";
                            /**
                             * 危害程度
                             * @enum {unknown}
                             */
                            readonly degree: "extremely-serious" | "serious" | "ordinary" | "none";
                        };
                        /** 理由 */
                        readonly reason: string;
                    }[];
                    /** 表的级别 */
                    readonly table?: {
                        /**
                         * 级别
                         * @enum {unknown}
                         */
                        readonly level: "core" | "important" | "general-4" | "general-3" | "general-2" | "general-1";
                        /** 理由 */
                        readonly reason: string;
                    };
                    /** 去标识化的证据 */
                    readonly evidence?: {
                        /**
                         * 证据种类
                         * @enum {unknown}
                         */
                        readonly kind: "risk-report" | "repair";
                        /** 编号 */
                        readonly id: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly gradingId: string;
                        readonly level: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.agree-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 分级 */
                    readonly gradingId: string;
                    /** 意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly gradingId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.decline-grades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 分级 */
                    readonly gradingId: string;
                    /** 理由 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly gradingId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.draft-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 种类
                     * @enum {unknown}
                     */
                    readonly kind: "pia" | "pre-provision" | "yearly";
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId?: string;
                    /** 年度 */
                    readonly year?: number;
                    /** 涉及的发布形式 */
                    readonly forms?: readonly ("open" | "share" | "authorise" | "product")[];
                    /**
                     * 接收方
                     * @description 提供给谁；开放时不填。
                     */
                    readonly receiver?: string;
                    /** 评估内容 */
                    readonly answers?: readonly {
                        /** 评估事项 */
                        readonly point: string;
                        /**
                         * 判断
                         * @enum {unknown}
                         */
                        readonly judgement: "sound" | "with-measures" | "unsound";
                        /** 说明 */
                        readonly finding: string;
                    }[];
                    /**
                     * 法定职责或义务依据
                     * @description 因履行法定职责或者法定义务提供重要数据的，写明法律、条款；不再逐项评估。
                     */
                    readonly statutoryBasis?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assessmentId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.save-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 评估 */
                    readonly assessmentId: string;
                    /** 涉及的发布形式 */
                    readonly forms?: readonly ("open" | "share" | "authorise" | "product")[];
                    /**
                     * 接收方
                     * @description 提供给谁；开放时不填。
                     */
                    readonly receiver?: string;
                    /** 评估内容 */
                    readonly answers?: readonly {
                        /** 评估事项 */
                        readonly point: string;
                        /**
                         * 判断
                         * @enum {unknown}
                         */
                        readonly judgement: "sound" | "with-measures" | "unsound";
                        /** 说明 */
                        readonly finding: string;
                    }[];
                    /**
                     * 法定职责或义务依据
                     * @description 因履行法定职责或者法定义务提供重要数据的，写明法律、条款；不再逐项评估。
                     */
                    readonly statutoryBasis?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assessmentId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.submit-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 评估 */
                    readonly assessmentId: string;
                    /** 涉及的发布形式 */
                    readonly forms?: readonly ("open" | "share" | "authorise" | "product")[];
                    /**
                     * 接收方
                     * @description 提供给谁；开放时不填。
                     */
                    readonly receiver?: string;
                    /** 评估内容 */
                    readonly answers?: readonly {
                        /** 评估事项 */
                        readonly point: string;
                        /**
                         * 判断
                         * @enum {unknown}
                         */
                        readonly judgement: "sound" | "with-measures" | "unsound";
                        /** 说明 */
                        readonly finding: string;
                    }[];
                    /**
                     * 法定职责或义务依据
                     * @description 因履行法定职责或者法定义务提供重要数据的，写明法律、条款；不再逐项评估。
                     */
                    readonly statutoryBasis?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assessmentId: string;
                        readonly state: string;
                        readonly conclusion: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.sign-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 评估 */
                    readonly assessmentId: string;
                    /** 意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assessmentId: string;
                        readonly conclusion: string;
                        /** Format: date-time */
                        readonly validUntil: string;
                        /** Format: date-time */
                        readonly keepUntil: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.return-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 评估 */
                    readonly assessmentId: string;
                    /** 意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assessmentId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.withdraw-assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 评估 */
                    readonly assessmentId: string;
                    /** 意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly assessmentId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.propose-repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本 */
                    readonly revisionId: string;
                    /** 处理方案 */
                    readonly document?: {
                        /** @enum {string} */
                        readonly format: "gongshu-repair/1";
                        readonly columns: readonly {
                            readonly column: string;
                            readonly remedy: {
                                /** @enum {string} */
                                readonly kind: "drop";
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty";
                            } | {
                                /** @enum {string} */
                                readonly kind: "mask";
                                readonly keepFirst: number;
                                readonly keepLast: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "cover-identifiers";
                                readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                            } | {
                                /** @enum {string} */
                                readonly kind: "generalise";
                                readonly hierarchy: {
                                    /** @enum {string} */
                                    readonly kind: "table";
                                    readonly lines: readonly (readonly string[])[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "intervals";
                                    readonly origin: string;
                                    readonly widths: readonly string[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "prefix";
                                    readonly keep: readonly number[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "date";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "division";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "address";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "grid";
                                    readonly sizes: readonly string[];
                                };
                                readonly level: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty-rare";
                                readonly below: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "pseudonym";
                            } | {
                                /** @enum {string} */
                                readonly kind: "round";
                                readonly base: string;
                            } | {
                                /** @enum {string} */
                                readonly kind: "bound";
                                readonly bottom?: string;
                                readonly top?: string;
                            };
                        }[];
                        readonly table: readonly ({
                            /** @enum {string} */
                            readonly kind: "micro-aggregate";
                            readonly columns: readonly string[];
                            readonly size: number;
                            readonly method: "mdav" | "sorted";
                        } | {
                            /** @enum {string} */
                            readonly kind: "suppress-small-classes";
                            readonly columns: readonly string[];
                            readonly below: number;
                            readonly how: "rows" | "cells";
                            readonly sensitive?: readonly {
                                readonly column: string;
                                readonly distinctL?: number;
                                readonly entropyL?: number;
                                readonly t?: number;
                                readonly ordered?: boolean;
                            }[];
                        })[];
                    };
                    /** 准标识符（衡量处理前后的风险） */
                    readonly quasi?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revision: {
                            readonly id: string;
                            readonly number: number;
                            readonly resourceId: string;
                            readonly title: string;
                            readonly rows: number;
                            readonly columns: readonly {
                                readonly name: string;
                                readonly type: string;
                            }[];
                            readonly findings: readonly {
                                readonly code: string;
                                readonly severity: string;
                                readonly message: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly count: number;
                                readonly blocks: boolean;
                                readonly columns: readonly string[];
                            }[];
                        };
                        readonly proposals: readonly {
                            readonly column: string;
                            readonly remedy: {
                                /** @enum {string} */
                                readonly kind: "drop";
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty";
                            } | {
                                /** @enum {string} */
                                readonly kind: "mask";
                                readonly keepFirst: number;
                                readonly keepLast: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "cover-identifiers";
                                readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                            } | {
                                /** @enum {string} */
                                readonly kind: "generalise";
                                readonly hierarchy: {
                                    /** @enum {string} */
                                    readonly kind: "table";
                                    readonly lines: readonly (readonly string[])[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "intervals";
                                    readonly origin: string;
                                    readonly widths: readonly string[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "prefix";
                                    readonly keep: readonly number[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "date";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "division";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "address";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "grid";
                                    readonly sizes: readonly string[];
                                };
                                readonly level: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty-rare";
                                readonly below: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "pseudonym";
                            } | {
                                /** @enum {string} */
                                readonly kind: "round";
                                readonly base: string;
                            } | {
                                /** @enum {string} */
                                readonly kind: "bound";
                                readonly bottom?: string;
                                readonly top?: string;
                            };
                            readonly families: readonly string[];
                            readonly why: readonly {
                                readonly zh: string;
                                readonly en: string;
                            }[];
                            readonly needed: boolean;
                            readonly stops: boolean;
                        }[];
                        /** 处理方案 */
                        readonly document: {
                            /** @enum {string} */
                            readonly format: "gongshu-repair/1";
                            readonly columns: readonly {
                                readonly column: string;
                                readonly remedy: {
                                    /** @enum {string} */
                                    readonly kind: "drop";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "empty";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "mask";
                                    readonly keepFirst: number;
                                    readonly keepLast: number;
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "cover-identifiers";
                                    readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "generalise";
                                    readonly hierarchy: {
                                        /** @enum {string} */
                                        readonly kind: "table";
                                        readonly lines: readonly (readonly string[])[];
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "intervals";
                                        readonly origin: string;
                                        readonly widths: readonly string[];
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "prefix";
                                        readonly keep: readonly number[];
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "date";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "division";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "address";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "grid";
                                        readonly sizes: readonly string[];
                                    };
                                    readonly level: number;
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "empty-rare";
                                    readonly below: number;
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "pseudonym";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "round";
                                    readonly base: string;
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "bound";
                                    readonly bottom?: string;
                                    readonly top?: string;
                                };
                            }[];
                            readonly table: readonly ({
                                /** @enum {string} */
                                readonly kind: "micro-aggregate";
                                readonly columns: readonly string[];
                                readonly size: number;
                                readonly method: "mdav" | "sorted";
                            } | {
                                /** @enum {string} */
                                readonly kind: "suppress-small-classes";
                                readonly columns: readonly string[];
                                readonly below: number;
                                readonly how: "rows" | "cells";
                                readonly sensitive?: readonly {
                                    readonly column: string;
                                    readonly distinctL?: number;
                                    readonly entropyL?: number;
                                    readonly t?: number;
                                    readonly ordered?: boolean;
                                }[];
                            })[];
                        };
                        readonly documentSha256: string;
                        readonly outcome: {
                            readonly rowsBefore: number;
                            readonly rowsAfter: number;
                            readonly columns: readonly {
                                readonly column: string;
                                readonly remedy: string;
                                readonly changed: number;
                                readonly loss?: number;
                            }[];
                            readonly removed: readonly string[];
                            readonly retyped: readonly string[];
                            readonly before: {
                                readonly rows: number;
                                readonly classes: number;
                                readonly k: number;
                                readonly unique: number;
                                readonly averageClass: number;
                            } | null;
                            readonly after: {
                                readonly rows: number;
                                readonly classes: number;
                                readonly k: number;
                                readonly unique: number;
                                readonly averageClass: number;
                            } | null;
                        };
                        readonly findings: readonly {
                            readonly code: string;
                            readonly severity: string;
                            readonly message: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly count: number;
                            readonly blocks: boolean;
                            readonly columns: readonly string[];
                        }[];
                        readonly passes: boolean;
                        readonly sample: {
                            readonly columns: readonly {
                                readonly name: string;
                                readonly typeBefore: string;
                                readonly typeAfter: string | null;
                            }[];
                            readonly rows: readonly {
                                readonly row: number;
                                readonly before: readonly (string | null)[];
                                readonly after: readonly (string | null)[] | null;
                            }[];
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.search-repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本 */
                    readonly revisionId: string;
                    /** 准标识符 */
                    readonly quasi: readonly {
                        readonly column: string;
                        readonly hierarchy?: {
                            /** @enum {string} */
                            readonly kind: "table";
                            readonly lines: readonly (readonly string[])[];
                        } | {
                            /** @enum {string} */
                            readonly kind: "intervals";
                            readonly origin: string;
                            readonly widths: readonly string[];
                        } | {
                            /** @enum {string} */
                            readonly kind: "prefix";
                            readonly keep: readonly number[];
                        } | {
                            /** @enum {string} */
                            readonly kind: "date";
                        } | {
                            /** @enum {string} */
                            readonly kind: "division";
                        } | {
                            /** @enum {string} */
                            readonly kind: "address";
                        } | {
                            /** @enum {string} */
                            readonly kind: "grid";
                            readonly sizes: readonly string[];
                        };
                    }[];
                    /** 敏感列 */
                    readonly sensitive?: readonly {
                        readonly column: string;
                        readonly distinctL?: number;
                        readonly entropyL?: number;
                        readonly t?: number;
                        readonly ordered?: boolean;
                    }[];
                    /** 目标 k */
                    readonly k: number;
                    /** 可舍弃的行（比例） */
                    readonly suppression?: number;
                    /**
                     * 损失的算法
                     * @enum {unknown}
                     */
                    readonly by?: "precision" | "entropy" | "discernibility";
                    readonly budget?: number;
                    /** 处理方案 */
                    readonly document?: {
                        /** @enum {string} */
                        readonly format: "gongshu-repair/1";
                        readonly columns: readonly {
                            readonly column: string;
                            readonly remedy: {
                                /** @enum {string} */
                                readonly kind: "drop";
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty";
                            } | {
                                /** @enum {string} */
                                readonly kind: "mask";
                                readonly keepFirst: number;
                                readonly keepLast: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "cover-identifiers";
                                readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                            } | {
                                /** @enum {string} */
                                readonly kind: "generalise";
                                readonly hierarchy: {
                                    /** @enum {string} */
                                    readonly kind: "table";
                                    readonly lines: readonly (readonly string[])[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "intervals";
                                    readonly origin: string;
                                    readonly widths: readonly string[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "prefix";
                                    readonly keep: readonly number[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "date";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "division";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "address";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "grid";
                                    readonly sizes: readonly string[];
                                };
                                readonly level: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty-rare";
                                readonly below: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "pseudonym";
                            } | {
                                /** @enum {string} */
                                readonly kind: "round";
                                readonly base: string;
                            } | {
                                /** @enum {string} */
                                readonly kind: "bound";
                                readonly bottom?: string;
                                readonly top?: string;
                            };
                        }[];
                        readonly table: readonly ({
                            /** @enum {string} */
                            readonly kind: "micro-aggregate";
                            readonly columns: readonly string[];
                            readonly size: number;
                            readonly method: "mdav" | "sorted";
                        } | {
                            /** @enum {string} */
                            readonly kind: "suppress-small-classes";
                            readonly columns: readonly string[];
                            readonly below: number;
                            readonly how: "rows" | "cells";
                            readonly sensitive?: readonly {
                                readonly column: string;
                                readonly distinctL?: number;
                                readonly entropyL?: number;
                                readonly t?: number;
                                readonly ordered?: boolean;
                            }[];
                        })[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly found: {
                            readonly levels: readonly {
                                readonly column: string;
                                readonly level: number;
                                readonly hierarchy: {
                                    /** @enum {string} */
                                    readonly kind: "table";
                                    readonly lines: readonly (readonly string[])[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "intervals";
                                    readonly origin: string;
                                    readonly widths: readonly string[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "prefix";
                                    readonly keep: readonly number[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "date";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "division";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "address";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "grid";
                                    readonly sizes: readonly string[];
                                };
                            }[];
                            readonly losses: {
                                readonly precision: number;
                                readonly entropy: number;
                                readonly discernibility: number;
                                readonly averageClass: number;
                                readonly suppressedRows: number;
                                readonly suppressedShare: number;
                                readonly classes: number;
                            };
                            /** 处理方案 */
                            readonly document: {
                                /** @enum {string} */
                                readonly format: "gongshu-repair/1";
                                readonly columns: readonly {
                                    readonly column: string;
                                    readonly remedy: {
                                        /** @enum {string} */
                                        readonly kind: "drop";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "empty";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "mask";
                                        readonly keepFirst: number;
                                        readonly keepLast: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "cover-identifiers";
                                        readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "generalise";
                                        readonly hierarchy: {
                                            /** @enum {string} */
                                            readonly kind: "table";
                                            readonly lines: readonly (readonly string[])[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "intervals";
                                            readonly origin: string;
                                            readonly widths: readonly string[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "prefix";
                                            readonly keep: readonly number[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "date";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "division";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "address";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "grid";
                                            readonly sizes: readonly string[];
                                        };
                                        readonly level: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "empty-rare";
                                        readonly below: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "pseudonym";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "round";
                                        readonly base: string;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "bound";
                                        readonly bottom?: string;
                                        readonly top?: string;
                                    };
                                }[];
                                readonly table: readonly ({
                                    /** @enum {string} */
                                    readonly kind: "micro-aggregate";
                                    readonly columns: readonly string[];
                                    readonly size: number;
                                    readonly method: "mdav" | "sorted";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "suppress-small-classes";
                                    readonly columns: readonly string[];
                                    readonly below: number;
                                    readonly how: "rows" | "cells";
                                    readonly sensitive?: readonly {
                                        readonly column: string;
                                        readonly distinctL?: number;
                                        readonly entropyL?: number;
                                        readonly t?: number;
                                        readonly ordered?: boolean;
                                    }[];
                                })[];
                            };
                        } | null;
                        readonly proven: boolean;
                        readonly lattice: number;
                        readonly visited: number;
                        readonly milliseconds: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.apply-repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本 */
                    readonly revisionId: string;
                    /** 处理方案 */
                    readonly document: {
                        /** @enum {string} */
                        readonly format: "gongshu-repair/1";
                        readonly columns: readonly {
                            readonly column: string;
                            readonly remedy: {
                                /** @enum {string} */
                                readonly kind: "drop";
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty";
                            } | {
                                /** @enum {string} */
                                readonly kind: "mask";
                                readonly keepFirst: number;
                                readonly keepLast: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "cover-identifiers";
                                readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                            } | {
                                /** @enum {string} */
                                readonly kind: "generalise";
                                readonly hierarchy: {
                                    /** @enum {string} */
                                    readonly kind: "table";
                                    readonly lines: readonly (readonly string[])[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "intervals";
                                    readonly origin: string;
                                    readonly widths: readonly string[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "prefix";
                                    readonly keep: readonly number[];
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "date";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "division";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "address";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "grid";
                                    readonly sizes: readonly string[];
                                };
                                readonly level: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "empty-rare";
                                readonly below: number;
                            } | {
                                /** @enum {string} */
                                readonly kind: "pseudonym";
                            } | {
                                /** @enum {string} */
                                readonly kind: "round";
                                readonly base: string;
                            } | {
                                /** @enum {string} */
                                readonly kind: "bound";
                                readonly bottom?: string;
                                readonly top?: string;
                            };
                        }[];
                        readonly table: readonly ({
                            /** @enum {string} */
                            readonly kind: "micro-aggregate";
                            readonly columns: readonly string[];
                            readonly size: number;
                            readonly method: "mdav" | "sorted";
                        } | {
                            /** @enum {string} */
                            readonly kind: "suppress-small-classes";
                            readonly columns: readonly string[];
                            readonly below: number;
                            readonly how: "rows" | "cells";
                            readonly sensitive?: readonly {
                                readonly column: string;
                                readonly distinctL?: number;
                                readonly entropyL?: number;
                                readonly t?: number;
                                readonly ordered?: boolean;
                            }[];
                        })[];
                    };
                    /** 准标识符（衡量处理前后的风险） */
                    readonly quasi?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revisionId: string;
                        readonly number: number;
                        readonly rows: number;
                        readonly documentSha256: string;
                        readonly outcome: {
                            readonly rowsBefore: number;
                            readonly rowsAfter: number;
                            readonly columns: readonly {
                                readonly column: string;
                                readonly remedy: string;
                                readonly changed: number;
                                readonly loss?: number;
                            }[];
                            readonly removed: readonly string[];
                            readonly retyped: readonly string[];
                            readonly before: {
                                readonly rows: number;
                                readonly classes: number;
                                readonly k: number;
                                readonly unique: number;
                                readonly averageClass: number;
                            } | null;
                            readonly after: {
                                readonly rows: number;
                                readonly classes: number;
                                readonly k: number;
                                readonly unique: number;
                                readonly averageClass: number;
                            } | null;
                        };
                        readonly findings: {
                            readonly info: number;
                            readonly warning: number;
                            readonly error: number;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.assess-risk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 数据版本 */
                    readonly revisionId: string;
                    /**
                     * 发布形式
                     * @enum {unknown}
                     */
                    readonly form: "open" | "share" | "authorise" | "product";
                    /** 准标识符 */
                    readonly quasi: readonly string[];
                    /** 敏感属性 */
                    readonly sensitive: readonly string[];
                    /**
                     * 缺失值
                     * @enum {unknown}
                     */
                    readonly missing?: "own-value" | "left-out";
                    /** 总体人数（如本市人口） */
                    readonly populationSize?: number;
                    /** 总体表的版本 */
                    readonly populationRevisionId?: string;
                    /**
                     * 不采用建议的理由
                     * Format: text
                     */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reportId: string;
                        readonly passes: boolean;
                        readonly k: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.sign-risk-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 风险报告 */
                    readonly reportId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly reportId: string;
                        readonly state: string;
                        readonly entryId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.check-linkage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 版本 */
                    readonly revisionId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revisionId: string;
                        readonly checkedAgainst: number;
                        readonly undecided: number;
                        readonly findings: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.settle-linkage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 告警 */
                    readonly alarmId: string;
                    /**
                     * 结论
                     * @enum {unknown}
                     */
                    readonly outcome: "harmless" | "acted-on";
                    /**
                     * 说明
                     * Format: text
                     */
                    readonly finding: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly alarmId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.draft-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 登记对象
                     * @enum {unknown}
                     */
                    readonly kind: "resource" | "product" | "open-data";
                    /**
                     * 资源或产品
                     * Format: registrable
                     */
                    readonly thingId: string;
                    /**
                     * 登记机构
                     * Format: organisation
                     */
                    readonly registrarId: string;
                    /** 数据内容简介（公示） */
                    readonly contentSummary: string;
                    readonly materials: {
                        /**
                         * 数据合法合规性来源
                         * Format: text
                         * @description 采集依据、职责依据、来源方式
                         * @default 依据本单位法定职责，在履职过程中依法采集产生，采集范围和方式符合规定。
                         */
                        readonly legality: string;
                        /**
                         * 存储情况
                         * Format: text
                         * @default 存储于公枢平台，按修订版本封存，保留原始文件和校验值。
                         */
                        readonly storage: string;
                        /**
                         * 产品和服务信息
                         * Format: text
                         * @default 目前以数据集形式提供；纳入授权运营的，产品和服务以协议清单为准。
                         */
                        readonly productsAndServices: string;
                        /**
                         * 应用场景信息
                         * Format: text
                         * @default 公共治理、公益服务和经依法授权的产业应用场景。
                         */
                        readonly scenarios: string;
                        /**
                         * 数据安全风险评估
                         * Format: text
                         * @default 已按分类分级开展数据安全风险评估，未发现重大风险；已采取访问控制、最小化和存证措施。
                         */
                        readonly riskAssessment: string;
                        /** 风险评估报告编号 */
                        readonly riskAssessmentNumber: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.review-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 意见 */
                    readonly opinion?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.submit-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    readonly materials?: {
                        /**
                         * 数据合法合规性来源
                         * Format: text
                         * @description 采集依据、职责依据、来源方式
                         * @default 依据本单位法定职责，在履职过程中依法采集产生，采集范围和方式符合规定。
                         */
                        readonly legality: string;
                        /**
                         * 存储情况
                         * Format: text
                         * @default 存储于公枢平台，按修订版本封存，保留原始文件和校验值。
                         */
                        readonly storage: string;
                        /**
                         * 产品和服务信息
                         * Format: text
                         * @default 目前以数据集形式提供；纳入授权运营的，产品和服务以协议清单为准。
                         */
                        readonly productsAndServices: string;
                        /**
                         * 应用场景信息
                         * Format: text
                         * @default 公共治理、公益服务和经依法授权的产业应用场景。
                         */
                        readonly scenarios: string;
                        /**
                         * 数据安全风险评估
                         * Format: text
                         * @default 已按分类分级开展数据安全风险评估，未发现重大风险；已采取访问控制、最小化和存证措施。
                         */
                        readonly riskAssessment: string;
                        /** 风险评估报告编号 */
                        readonly riskAssessmentNumber: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.accept-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 意见 */
                    readonly opinion?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.return-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 需要补正的内容 */
                    readonly defects: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.decline-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 不予受理的理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.pass-examination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 意见 */
                    readonly opinion?: string;
                    /** 更正：证据足以证明登记确有错误 */
                    readonly proven?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.fail-examination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 不通过的理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.withdraw-application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 撤回理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.draft-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记 */
                    readonly registrationId: string;
                    /** 变更事项 */
                    readonly changes: readonly ("source" | "resource" | "product" | "evidence" | "registrant")[];
                    /** 变更说明 */
                    readonly explanation: string;
                    /** 数据内容简介（公示） */
                    readonly contentSummary: string;
                    readonly materials: {
                        /**
                         * 数据合法合规性来源
                         * Format: text
                         * @description 采集依据、职责依据、来源方式
                         * @default 依据本单位法定职责，在履职过程中依法采集产生，采集范围和方式符合规定。
                         */
                        readonly legality: string;
                        /**
                         * 存储情况
                         * Format: text
                         * @default 存储于公枢平台，按修订版本封存，保留原始文件和校验值。
                         */
                        readonly storage: string;
                        /**
                         * 产品和服务信息
                         * Format: text
                         * @default 目前以数据集形式提供；纳入授权运营的，产品和服务以协议清单为准。
                         */
                        readonly productsAndServices: string;
                        /**
                         * 应用场景信息
                         * Format: text
                         * @default 公共治理、公益服务和经依法授权的产业应用场景。
                         */
                        readonly scenarios: string;
                        /**
                         * 数据安全风险评估
                         * Format: text
                         * @default 已按分类分级开展数据安全风险评估，未发现重大风险；已采取访问控制、最小化和存证措施。
                         */
                        readonly riskAssessment: string;
                        /** 风险评估报告编号 */
                        readonly riskAssessmentNumber: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.draft-renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记 */
                    readonly registrationId: string;
                    /**
                     * 续展年限
                     * @default 3
                     */
                    readonly years: number;
                    /** 续展说明（登记内容是否仍与实际一致） */
                    readonly explanation: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.draft-cancellation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记 */
                    readonly registrationId: string;
                    /**
                     * 注销情形
                     * @enum {unknown}
                     */
                    readonly ground: "lost" | "given-up" | "dissolved" | "other-law";
                    /** 注销说明 */
                    readonly explanation: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.request-correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记 */
                    readonly registrationId: string;
                    /** 哪里有误、依据什么 */
                    readonly wrong: string;
                    /** 正确的登记数据名称 */
                    readonly dataName?: string;
                    /** 正确的数据内容简介 */
                    readonly contentSummary?: string;
                    /**
                     * 证据材料
                     * Format: upload
                     */
                    readonly evidenceUploadId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly lastDay: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.answer-correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 书面同意更正 */
                    readonly consents: boolean;
                    /** 答复理由 */
                    readonly answer: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.record-result": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                        readonly registrationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.propose-revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记 */
                    readonly registrationId: string;
                    /**
                     * 撤销情形
                     * @enum {unknown}
                     */
                    readonly ground: "concealment" | "forgery" | "misuse" | "other";
                    /** 事实和理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revocationId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.confirm-revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 撤销事项 */
                    readonly revocationId: string;
                    /** 复核意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revocationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.drop-revocation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 撤销事项 */
                    readonly revocationId: string;
                    /** 不予撤销的理由 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revocationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.raise-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                    /** 与该数据的利害关系 */
                    readonly interest: string;
                    /** 异议内容和理由 */
                    readonly reason: string;
                    /**
                     * 证据材料
                     * Format: upload
                     */
                    readonly evidenceUploadId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly lastDay: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.dismiss-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /** 复核结论和理由 */
                    readonly finding: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.uphold-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /** 复核结论和理由 */
                    readonly finding: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly applicationId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.assign-code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 登记申请 */
                    readonly applicationId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly applicationId: string;
                        readonly state: string;
                        readonly registrationCode: string;
                        readonly queryCode: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.draft-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权主体
                     * Format: organisation
                     */
                    readonly authorisingBody: string;
                    /** 实施方案文本 */
                    readonly document: {
                        /** 方案名称 */
                        readonly name: string;
                        /**
                         * 必要性与可行性
                         * Format: text
                         * @default 依托所列公共数据资源面向社会提供数据服务，能够降低办事和融资成本；数据已完成治理和登记，技术与管理条件具备。
                         */
                        readonly necessity: string;
                        /**
                         * 运营机构条件
                         * Format: text
                         * @default 具备数据开发、安全管理和持续服务能力，近三年无重大违法违规记录，与实施机构无利益冲突。
                         */
                        readonly operatorConditions: string;
                        /**
                         * 拟授权的运营机构
                         * Format: organisation
                         */
                        readonly operator: string;
                        /** 运营机构遴选 */
                        readonly selection: {
                            /**
                             * 遴选方式
                             * @enum {unknown}
                             */
                            readonly method: "public-tender" | "invited-tender" | "negotiation";
                            /** 遴选记录 */
                            readonly record: string;
                        };
                        /** 授权模式 */
                        readonly mode: {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "whole";
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "sector";
                            /** 领域 */
                            readonly sectors: readonly string[];
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "scenario";
                            /** 场景 */
                            readonly scenarios: readonly string[];
                        };
                        /** 授权资源 */
                        readonly resources: readonly string[];
                        /**
                         * 更新频率与质量要求
                         * Format: text
                         * @default 按目录载明的频率更新；每次更新须通过完整性、规范性检查后方可启用。
                         */
                        readonly updateAndQuality: string;
                        /** 授权期限 */
                        readonly term: {
                            /**
                             * 起
                             * Format: date
                             */
                            readonly from: string;
                            /**
                             * 止（当日失效）
                             * Format: date
                             */
                            readonly until: string;
                        };
                        /**
                         * 建设内容、技术保障、进度、评估、退出与资产管理
                         * Format: text
                         * @default 在公枢平台内建设授权数据域和数据服务，原始数据不出域；签约后三个月内上线，每年评估一次；退出时停止访问、销毁密钥、移交日志，资产按协议约定归属。
                         */
                        readonly content: string;
                        /** 用途 */
                        readonly purposes: readonly {
                            /** 代码 */
                            readonly code: string;
                            /** 名称 */
                            readonly title: string;
                            /**
                             * 用途类别
                             * @enum {unknown}
                             */
                            readonly class: "governance" | "public-welfare" | "industry" | "sector";
                            /** 对应条文 */
                            readonly clause?: string;
                        }[];
                        /**
                         * 产品和服务清单（公共治理·公益事业 / 产业发展·行业发展）
                         * Format: text
                         * @default 公共治理、公益事业类：汇总统计服务；产业发展、行业发展类：数据核验服务、汇总统计服务。
                         */
                        readonly products: string;
                        /**
                         * 成本收入核算与收益分配
                         * Format: text
                         * @default 运营业务单独核算成本和收入；价格执行政府指导价上限管理，收益分配按协议约定。
                         */
                        readonly money: string;
                        /**
                         * 数据安全、个人信息保护与应急
                         * Format: text
                         * @default 按分类分级采取最小化、脱敏、隔离执行和全程存证措施；涉及个人信息的须有合法性基础并经影响评估；发生事件两小时内报告并启动应急预案。
                         */
                        readonly security: string;
                        /**
                         * 权利义务
                         * Format: text
                         * @default 授权主体监督实施；实施机构提供平台和数据并负责安全管理；运营机构在授权范围内开发经营，不得转让授权。
                         */
                        readonly rightsAndDuties: string;
                        /**
                         * 监督与评价
                         * Format: text
                         * @default 定期披露授权与使用情况，每年开展成效、合规和安全评估，接受审计和社会监督。
                         */
                        readonly supervision: string;
                        /**
                         * 其他
                         * Format: text
                         * @default 本方案未尽事宜按国家和省有关规定执行。
                         */
                        readonly other: string;
                        /** 可行性 */
                        readonly feasibility: {
                            /**
                             * 全生命周期服务能力
                             * Format: text
                             * @default 覆盖采集、治理、加工、服务、退出各环节，并有专人负责。
                             */
                            readonly lifecycleServices: string;
                            /**
                             * 社会需求
                             * Format: text
                             * @default 企业、金融机构和公众对相关数据服务有明确需求。
                             */
                            readonly socialNeed: string;
                            /**
                             * 市场规模
                             * Format: text
                             * @default 预计首年服务若干家机构，具体以实施机构测算为准。
                             */
                            readonly marketSize: string;
                            /**
                             * 预期成效
                             * Format: text
                             * @default 减少重复提交材料，缩短办理和审批时间，降低融资和服务成本。
                             */
                            readonly expectedEffect: string;
                            /**
                             * 风险防控
                             * Format: text
                             * @default 建立最小分组、配额、审计与暂停机制，防止超范围使用和再识别。
                             */
                            readonly riskControl: string;
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly planId: string;
                        readonly number: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.approve-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 实施方案 */
                    readonly planId: string;
                    /** 决策文号（会议纪要等） */
                    readonly decisionNumber: string;
                    /**
                     * 决策日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly planId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.return-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 实施方案 */
                    readonly planId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly planId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.revise-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 实施方案 */
                    readonly planId: string;
                    /** 实施方案文本 */
                    readonly document: {
                        /** 方案名称 */
                        readonly name: string;
                        /**
                         * 必要性与可行性
                         * Format: text
                         * @default 依托所列公共数据资源面向社会提供数据服务，能够降低办事和融资成本；数据已完成治理和登记，技术与管理条件具备。
                         */
                        readonly necessity: string;
                        /**
                         * 运营机构条件
                         * Format: text
                         * @default 具备数据开发、安全管理和持续服务能力，近三年无重大违法违规记录，与实施机构无利益冲突。
                         */
                        readonly operatorConditions: string;
                        /**
                         * 拟授权的运营机构
                         * Format: organisation
                         */
                        readonly operator: string;
                        /** 运营机构遴选 */
                        readonly selection: {
                            /**
                             * 遴选方式
                             * @enum {unknown}
                             */
                            readonly method: "public-tender" | "invited-tender" | "negotiation";
                            /** 遴选记录 */
                            readonly record: string;
                        };
                        /** 授权模式 */
                        readonly mode: {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "whole";
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "sector";
                            /** 领域 */
                            readonly sectors: readonly string[];
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "scenario";
                            /** 场景 */
                            readonly scenarios: readonly string[];
                        };
                        /** 授权资源 */
                        readonly resources: readonly string[];
                        /**
                         * 更新频率与质量要求
                         * Format: text
                         * @default 按目录载明的频率更新；每次更新须通过完整性、规范性检查后方可启用。
                         */
                        readonly updateAndQuality: string;
                        /** 授权期限 */
                        readonly term: {
                            /**
                             * 起
                             * Format: date
                             */
                            readonly from: string;
                            /**
                             * 止（当日失效）
                             * Format: date
                             */
                            readonly until: string;
                        };
                        /**
                         * 建设内容、技术保障、进度、评估、退出与资产管理
                         * Format: text
                         * @default 在公枢平台内建设授权数据域和数据服务，原始数据不出域；签约后三个月内上线，每年评估一次；退出时停止访问、销毁密钥、移交日志，资产按协议约定归属。
                         */
                        readonly content: string;
                        /** 用途 */
                        readonly purposes: readonly {
                            /** 代码 */
                            readonly code: string;
                            /** 名称 */
                            readonly title: string;
                            /**
                             * 用途类别
                             * @enum {unknown}
                             */
                            readonly class: "governance" | "public-welfare" | "industry" | "sector";
                            /** 对应条文 */
                            readonly clause?: string;
                        }[];
                        /**
                         * 产品和服务清单（公共治理·公益事业 / 产业发展·行业发展）
                         * Format: text
                         * @default 公共治理、公益事业类：汇总统计服务；产业发展、行业发展类：数据核验服务、汇总统计服务。
                         */
                        readonly products: string;
                        /**
                         * 成本收入核算与收益分配
                         * Format: text
                         * @default 运营业务单独核算成本和收入；价格执行政府指导价上限管理，收益分配按协议约定。
                         */
                        readonly money: string;
                        /**
                         * 数据安全、个人信息保护与应急
                         * Format: text
                         * @default 按分类分级采取最小化、脱敏、隔离执行和全程存证措施；涉及个人信息的须有合法性基础并经影响评估；发生事件两小时内报告并启动应急预案。
                         */
                        readonly security: string;
                        /**
                         * 权利义务
                         * Format: text
                         * @default 授权主体监督实施；实施机构提供平台和数据并负责安全管理；运营机构在授权范围内开发经营，不得转让授权。
                         */
                        readonly rightsAndDuties: string;
                        /**
                         * 监督与评价
                         * Format: text
                         * @default 定期披露授权与使用情况，每年开展成效、合规和安全评估，接受审计和社会监督。
                         */
                        readonly supervision: string;
                        /**
                         * 其他
                         * Format: text
                         * @default 本方案未尽事宜按国家和省有关规定执行。
                         */
                        readonly other: string;
                        /** 可行性 */
                        readonly feasibility: {
                            /**
                             * 全生命周期服务能力
                             * Format: text
                             * @default 覆盖采集、治理、加工、服务、退出各环节，并有专人负责。
                             */
                            readonly lifecycleServices: string;
                            /**
                             * 社会需求
                             * Format: text
                             * @default 企业、金融机构和公众对相关数据服务有明确需求。
                             */
                            readonly socialNeed: string;
                            /**
                             * 市场规模
                             * Format: text
                             * @default 预计首年服务若干家机构，具体以实施机构测算为准。
                             */
                            readonly marketSize: string;
                            /**
                             * 预期成效
                             * Format: text
                             * @default 减少重复提交材料，缩短办理和审批时间，降低融资和服务成本。
                             */
                            readonly expectedEffect: string;
                            /**
                             * 风险防控
                             * Format: text
                             * @default 建立最小分组、配额、审计与暂停机制，防止超范围使用和再识别。
                             */
                            readonly riskControl: string;
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly planId: string;
                        readonly state: string;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.amend-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 实施方案 */
                    readonly planId: string;
                    /** 实施方案文本 */
                    readonly document: {
                        /** 方案名称 */
                        readonly name: string;
                        /**
                         * 必要性与可行性
                         * Format: text
                         * @default 依托所列公共数据资源面向社会提供数据服务，能够降低办事和融资成本；数据已完成治理和登记，技术与管理条件具备。
                         */
                        readonly necessity: string;
                        /**
                         * 运营机构条件
                         * Format: text
                         * @default 具备数据开发、安全管理和持续服务能力，近三年无重大违法违规记录，与实施机构无利益冲突。
                         */
                        readonly operatorConditions: string;
                        /**
                         * 拟授权的运营机构
                         * Format: organisation
                         */
                        readonly operator: string;
                        /** 运营机构遴选 */
                        readonly selection: {
                            /**
                             * 遴选方式
                             * @enum {unknown}
                             */
                            readonly method: "public-tender" | "invited-tender" | "negotiation";
                            /** 遴选记录 */
                            readonly record: string;
                        };
                        /** 授权模式 */
                        readonly mode: {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "whole";
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "sector";
                            /** 领域 */
                            readonly sectors: readonly string[];
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "scenario";
                            /** 场景 */
                            readonly scenarios: readonly string[];
                        };
                        /** 授权资源 */
                        readonly resources: readonly string[];
                        /**
                         * 更新频率与质量要求
                         * Format: text
                         * @default 按目录载明的频率更新；每次更新须通过完整性、规范性检查后方可启用。
                         */
                        readonly updateAndQuality: string;
                        /** 授权期限 */
                        readonly term: {
                            /**
                             * 起
                             * Format: date
                             */
                            readonly from: string;
                            /**
                             * 止（当日失效）
                             * Format: date
                             */
                            readonly until: string;
                        };
                        /**
                         * 建设内容、技术保障、进度、评估、退出与资产管理
                         * Format: text
                         * @default 在公枢平台内建设授权数据域和数据服务，原始数据不出域；签约后三个月内上线，每年评估一次；退出时停止访问、销毁密钥、移交日志，资产按协议约定归属。
                         */
                        readonly content: string;
                        /** 用途 */
                        readonly purposes: readonly {
                            /** 代码 */
                            readonly code: string;
                            /** 名称 */
                            readonly title: string;
                            /**
                             * 用途类别
                             * @enum {unknown}
                             */
                            readonly class: "governance" | "public-welfare" | "industry" | "sector";
                            /** 对应条文 */
                            readonly clause?: string;
                        }[];
                        /**
                         * 产品和服务清单（公共治理·公益事业 / 产业发展·行业发展）
                         * Format: text
                         * @default 公共治理、公益事业类：汇总统计服务；产业发展、行业发展类：数据核验服务、汇总统计服务。
                         */
                        readonly products: string;
                        /**
                         * 成本收入核算与收益分配
                         * Format: text
                         * @default 运营业务单独核算成本和收入；价格执行政府指导价上限管理，收益分配按协议约定。
                         */
                        readonly money: string;
                        /**
                         * 数据安全、个人信息保护与应急
                         * Format: text
                         * @default 按分类分级采取最小化、脱敏、隔离执行和全程存证措施；涉及个人信息的须有合法性基础并经影响评估；发生事件两小时内报告并启动应急预案。
                         */
                        readonly security: string;
                        /**
                         * 权利义务
                         * Format: text
                         * @default 授权主体监督实施；实施机构提供平台和数据并负责安全管理；运营机构在授权范围内开发经营，不得转让授权。
                         */
                        readonly rightsAndDuties: string;
                        /**
                         * 监督与评价
                         * Format: text
                         * @default 定期披露授权与使用情况，每年开展成效、合规和安全评估，接受审计和社会监督。
                         */
                        readonly supervision: string;
                        /**
                         * 其他
                         * Format: text
                         * @default 本方案未尽事宜按国家和省有关规定执行。
                         */
                        readonly other: string;
                        /** 可行性 */
                        readonly feasibility: {
                            /**
                             * 全生命周期服务能力
                             * Format: text
                             * @default 覆盖采集、治理、加工、服务、退出各环节，并有专人负责。
                             */
                            readonly lifecycleServices: string;
                            /**
                             * 社会需求
                             * Format: text
                             * @default 企业、金融机构和公众对相关数据服务有明确需求。
                             */
                            readonly socialNeed: string;
                            /**
                             * 市场规模
                             * Format: text
                             * @default 预计首年服务若干家机构，具体以实施机构测算为准。
                             */
                            readonly marketSize: string;
                            /**
                             * 预期成效
                             * Format: text
                             * @default 减少重复提交材料，缩短办理和审批时间，降低融资和服务成本。
                             */
                            readonly expectedEffect: string;
                            /**
                             * 风险防控
                             * Format: text
                             * @default 建立最小分组、配额、审计与暂停机制，防止超范围使用和再识别。
                             */
                            readonly riskControl: string;
                        };
                    };
                    /** 修订理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly planId: string;
                        readonly state: string;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.draft-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 实施方案 */
                    readonly planId: string;
                    /** 协议文本 */
                    readonly document: {
                        /**
                         * 文本格式
                         * @enum {string}
                         */
                        readonly schema: "gongshu.agreement/1";
                        /** 编号 */
                        readonly number: string;
                        /** 版本 */
                        readonly version: number;
                        /** 取代的协议 */
                        readonly supersedes?: {
                            /** 编号 */
                            readonly number: string;
                            /** 版本 */
                            readonly version: number;
                        };
                        /** 所依据的实施方案 */
                        readonly plan?: {
                            /** 编号 */
                            readonly number: string;
                            /** 版本 */
                            readonly version: number;
                        };
                        /** 当事各方 */
                        readonly parties: {
                            /** 授权主体 */
                            readonly authorisingBody: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                            /** 实施机构 */
                            readonly implementingBody: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                            /** 运营机构 */
                            readonly operator: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                        };
                        /** 授权模式 */
                        readonly mode: {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "whole";
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "sector";
                            /** 领域 */
                            readonly sectors: readonly string[];
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "scenario";
                            /** 场景 */
                            readonly scenarios: readonly string[];
                        };
                        /** 协议条款 */
                        readonly parts: {
                            /** 一、授权范围 */
                            readonly scope: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 数据资源 */
                                readonly resources: readonly {
                                    /**
                                     * 数据资源
                                     * Format: resource
                                     */
                                    readonly resourceId: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /** 语句中的表名 */
                                    readonly relation: string;
                                    /** 登记编码 */
                                    readonly registrationCode?: string;
                                    /** 数源部门 */
                                    readonly holder?: {
                                        /** 单位 */
                                        readonly organisationId: string;
                                        /** 名称 */
                                        readonly name: string;
                                        /** 统一社会信用代码 */
                                        readonly creditCode: string;
                                    };
                                    /** 授权的信息项 */
                                    readonly items: readonly {
                                        /**
                                         * 信息项
                                         * Format: resource-item
                                         */
                                        readonly itemId: string;
                                        /** 语句中的列名 */
                                        readonly name: string;
                                        /** 名称 */
                                        readonly title: string;
                                        /**
                                         * 类型
                                         * @enum {unknown}
                                         */
                                        readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                                        /** 小数位数 */
                                        readonly scale?: number;
                                        /** 进入授权数据域前的处理 */
                                        readonly transform: {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "keep";
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "mask";
                                            /** 保留前几位 */
                                            readonly keepFirst: number;
                                            /** 保留后几位 */
                                            readonly keepLast: number;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "pseudonym";
                                            /** 假名域 */
                                            readonly domain: string;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "calendar";
                                            /**
                                             * 概化到
                                             * @enum {unknown}
                                             */
                                            readonly unit: "year" | "month" | "day";
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "width";
                                            /** 区间宽度 */
                                            readonly width: string;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "prefix";
                                            /** 保留的代码位数 */
                                            readonly length: number;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "map";
                                            /** 条目 */
                                            readonly entries: readonly {
                                                /** 起 */
                                                readonly from: string;
                                                /** 至 */
                                                readonly to: string;
                                            }[];
                                            /** 其余归为 */
                                            readonly otherwise: string;
                                        };
                                        /** 取值界限 */
                                        readonly range?: {
                                            /** 不低于 */
                                            readonly low: string;
                                            /** 不高于 */
                                            readonly high: string;
                                        };
                                        /** 可分组的取值 */
                                        readonly values?: readonly string[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 只用于筛选或计数、不输出的信息项 */
                                    readonly otherItems: readonly {
                                        /**
                                         * 信息项
                                         * Format: resource-item
                                         */
                                        readonly itemId: string;
                                        /** 语句中的列名 */
                                        readonly name: string;
                                        /** 名称 */
                                        readonly title: string;
                                        /**
                                         * 类型
                                         * @enum {unknown}
                                         */
                                        readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                                        /** 小数位数 */
                                        readonly scale?: number;
                                    }[];
                                    readonly rows?: components["schemas"]["RowPredicate"];
                                    /** 保护对象 */
                                    readonly protectedUnits: readonly {
                                        /**
                                         * 保护对象
                                         * @enum {unknown}
                                         */
                                        readonly unit: "person" | "household" | "organisation" | "parcel" | "vehicle" | "other";
                                        /** 识别它的信息项 */
                                        readonly items: readonly string[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 每个对象至多行数 */
                                    readonly rowsPerUnit?: number;
                                    /** 允许的关联 */
                                    readonly joins: readonly {
                                        /**
                                         * 关联到的资源
                                         * Format: resource
                                         */
                                        readonly toResourceId: string;
                                        /** 关联键 */
                                        readonly keys: readonly {
                                            /**
                                             * 本资源的信息项
                                             * Format: granted-item
                                             */
                                            readonly from: string;
                                            /** 对方资源的信息项编号 */
                                            readonly to: string;
                                        }[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 允许的服务形式 */
                                    readonly forms: readonly ("verification" | "consented-record" | "aggregate" | "model-training" | "open-extract")[];
                                    /**
                                     * 更新频率
                                     * @enum {unknown}
                                     */
                                    readonly updateFrequency: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "irregular" | "once";
                                    /** 数据来源 */
                                    readonly sources: readonly ({
                                        /**
                                         * 来源
                                         * @enum {string}
                                         */
                                        readonly origin: "own";
                                    } | {
                                        /**
                                         * 来源
                                         * @enum {string}
                                         */
                                        readonly origin: "shared";
                                        /** 提供方 */
                                        readonly provider: {
                                            /** 单位 */
                                            readonly organisationId: string;
                                            /** 名称 */
                                            readonly name: string;
                                            /** 统一社会信用代码 */
                                            readonly creditCode: string;
                                        };
                                        /** 提供部门的同意 */
                                        readonly consent?: {
                                            /** 文号 */
                                            readonly reference: string;
                                            /**
                                             * 日期
                                             * Format: date
                                             */
                                            readonly givenOn: string;
                                        };
                                    })[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 用途 */
                                readonly purposes: readonly {
                                    /** 代码 */
                                    readonly code: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /**
                                     * 用途类别
                                     * @enum {unknown}
                                     */
                                    readonly class: "governance" | "public-welfare" | "industry" | "sector";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 使用方 */
                                readonly users: {
                                    /** 可参与开发的数据商 */
                                    readonly developers: readonly {
                                        /** 单位 */
                                        readonly organisationId: string;
                                        /** 名称 */
                                        readonly name: string;
                                        /** 统一社会信用代码 */
                                        readonly creditCode: string;
                                    }[];
                                    /** 可销售的对象类别 */
                                    readonly buyerCategories: readonly ("government" | "party-organ" | "government-department" | "data-authority" | "public-institution" | "state-owned-company" | "utility" | "bank" | "company" | "social-organisation" | "cooperative")[];
                                    /** 使用地区（行政区划代码） */
                                    readonly regions: readonly string[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 配额 */
                                readonly quotas: {
                                    /** 每日调用次数 */
                                    readonly callsPerDay: string | null;
                                    /** 期限内调用总次数 */
                                    readonly callsInTerm: string | null;
                                    /** 每日行数 */
                                    readonly rowsPerDay: string | null;
                                    /** 每日字节数 */
                                    readonly bytesPerDay: string | null;
                                    /** 每日涉及对象数 */
                                    readonly distinctSubjectsPerDay: string | null;
                                    /** 每个购买单位每小时核验未一致次数 */
                                    readonly missesPerHour?: string | null;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 二、授权期限 */
                            readonly term: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 起
                                 * Format: date
                                 */
                                readonly from: string;
                                /**
                                 * 止（当日失效）
                                 * Format: date
                                 */
                                readonly until: string;
                                /** 超过五年的理由 */
                                readonly reasonBeyondLimit?: string;
                            };
                            /** 三、产品和服务 */
                            readonly products: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 清单 */
                                readonly list: readonly {
                                    /** 代码 */
                                    readonly code: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /**
                                     * 服务形式
                                     * @enum {unknown}
                                     */
                                    readonly form: "verification" | "consented-record" | "aggregate" | "model-training" | "open-extract";
                                    /** 产品种类（不填为该形式的全部种类） */
                                    readonly kinds?: readonly ("data-api" | "verification" | "index" | "report" | "model-features")[];
                                    /** 用途 */
                                    readonly purposes: readonly string[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 技术标准 */
                                readonly technicalStandards: readonly string[];
                                /**
                                 * 安全审核
                                 * @enum {unknown}
                                 */
                                readonly securityReview: "each-product" | "each-product-and-change";
                                /**
                                 * 业务合规审核
                                 * @enum {unknown}
                                 */
                                readonly complianceReview: "each-product" | "each-product-and-change";
                            };
                            /** 四、支撑平台 */
                            readonly platform: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 名称 */
                                readonly name: string;
                                /**
                                 * 提供方
                                 * @enum {unknown}
                                 */
                                readonly provider: "authorising-body" | "implementing-body" | "operator";
                                /** 安全措施 */
                                readonly measures: readonly ("minimised-domain" | "privacy-computing" | "isolated-execution" | "sealed-storage" | "evidence-log")[];
                            };
                            /** 五、资产归属 */
                            readonly assets: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 资产 */
                                readonly holdings: readonly {
                                    /**
                                     * 种类
                                     * @enum {unknown}
                                     */
                                    readonly kind: "hardware" | "software" | "product" | "service";
                                    /** 说明 */
                                    readonly description: string;
                                    /**
                                     * 归属
                                     * @enum {unknown}
                                     */
                                    readonly owner: "authorising-body" | "implementing-body" | "operator";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 六、信息披露与再开发限制 */
                            readonly disclosure: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 披露事项 */
                                readonly duties: readonly {
                                    /**
                                     * 事项
                                     * @enum {unknown}
                                     */
                                    readonly what: "own-information" | "authorisation" | "authorised-resources" | "use-of-resources" | "product-list" | "price-ceilings" | "actual-prices";
                                    /**
                                     * 责任方
                                     * @enum {unknown}
                                     */
                                    readonly by: "authorising-body" | "implementing-body" | "operator";
                                    /**
                                     * 频率
                                     * @enum {unknown}
                                     */
                                    readonly frequency: "yearly" | "on-change";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 运营机构及其关联方不再开发 */
                                readonly noRedevelopment: boolean;
                                /** 关联方 */
                                readonly affiliates: readonly {
                                    /** 单位 */
                                    readonly organisationId: string;
                                    /** 名称 */
                                    readonly name: string;
                                    /** 统一社会信用代码 */
                                    readonly creditCode: string;
                                }[];
                            };
                            /** 七、核算、价格与收益分配 */
                            readonly money: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 单独核算 */
                                readonly separateAccounts: boolean;
                                /** 价格 */
                                readonly price: {
                                    /**
                                     * 收费类别
                                     * @enum {unknown}
                                     */
                                    readonly feeClass: "free" | "guided";
                                    /** 上限收费标准文号 */
                                    readonly ceilingReference?: string;
                                    /**
                                     * 计价单位
                                     * @enum {unknown}
                                     */
                                    readonly unitBasis: "product" | "call" | "hour" | "row" | "byte" | "none";
                                    /** 试行价格 */
                                    readonly trial: boolean;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 结算 */
                                readonly settlement: {
                                    /**
                                     * 结算周期
                                     * @enum {unknown}
                                     */
                                    readonly period: "month" | "quarter" | "year";
                                    /** 收益分配 */
                                    readonly benefitSharing: readonly {
                                        /** 分给谁 */
                                        readonly to: {
                                            /** 单位 */
                                            readonly organisationId: string;
                                            /** 名称 */
                                            readonly name: string;
                                            /** 统一社会信用代码 */
                                            readonly creditCode: string;
                                        };
                                        /**
                                         * 方式
                                         * @enum {unknown}
                                         */
                                        readonly way: "money" | "services" | "data-governance" | "non-tax-revenue";
                                        /** 比例（0 至 1） */
                                        readonly share: string;
                                        /**
                                         * 以什么为基数
                                         * @enum {unknown}
                                         */
                                        readonly of: "revenue" | "profit";
                                    }[];
                                    /** 封顶金额（元） */
                                    readonly capYuan?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 八、安全与个人信息保护 */
                            readonly security: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 输出规则 */
                                readonly output: {
                                    /** 最小分组（保护对象数） */
                                    readonly minimumGroup: number;
                                    /** 占比规则 */
                                    readonly dominance?: {
                                        /** 最大的几个 */
                                        readonly n: number;
                                        /** 合计不超过百分之几 */
                                        readonly k: number;
                                    };
                                    /** 取整 */
                                    readonly rounding?: {
                                        /** 取整到几的倍数 */
                                        readonly base: number;
                                    };
                                    /** 每次最多行数 */
                                    readonly maxRows: number;
                                    /** 每次最多字节数 */
                                    readonly maxBytes: number;
                                    /**
                                     * 不达标时
                                     * @enum {unknown}
                                     */
                                    readonly suppression: "cell" | "cell-and-complement";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 隐私预算 */
                                readonly privacyBudget: readonly {
                                    /** 受保护人群 */
                                    readonly population: string;
                                    /** 预算 ε */
                                    readonly epsilon: string;
                                    /** 每次调用 ε */
                                    readonly perCall?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 个人信息 */
                                readonly personalInformation: {
                                    /** 含个人信息 */
                                    readonly contained: boolean;
                                    /**
                                     * 处理的合法性基础
                                     * @enum {unknown}
                                     */
                                    readonly basis: "none" | "consent" | "anonymised" | "statutory-duty";
                                    /** 个人信息保护影响评估文号 */
                                    readonly impactAssessmentReference?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 监测与审计 */
                                readonly monitoring: {
                                    /** 日志保存（月） */
                                    readonly logMonths: number;
                                    /** 审计间隔（月） */
                                    readonly auditEveryMonths: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 应急 */
                                readonly emergency: {
                                    /** 联系方式 */
                                    readonly contact: string;
                                    /** 通知时限（小时） */
                                    readonly noticeHours: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 九、评估、续约与退出 */
                            readonly ending: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 评估间隔（月） */
                                readonly evaluationEveryMonths: number;
                                /** 评估标准 */
                                readonly evaluationStandard: string;
                                /** 续约提出期限（日） */
                                readonly renewalNoticeDays: number;
                                /** 退出步骤 */
                                readonly exit: readonly {
                                    /**
                                     * 步骤
                                     * @enum {unknown}
                                     */
                                    readonly step: "stop-access" | "return-data" | "delete-data" | "destroy-keys" | "hand-over-logs" | "settle-accounts" | "security-audit" | "inform-buyers" | "announce";
                                    /**
                                     * 责任方
                                     * @enum {unknown}
                                     */
                                    readonly by: "authorising-body" | "implementing-body" | "operator";
                                    /** 期限（日） */
                                    readonly withinDays: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 十、违约责任 */
                            readonly breach: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 违约情形与后果 */
                                readonly consequences: readonly {
                                    /** 情形 */
                                    readonly of: string;
                                    /**
                                     * 后果
                                     * @enum {unknown}
                                     */
                                    readonly consequence: "correct" | "suspend" | "liquidated-damages" | "terminate" | "report";
                                    /** 金额（元） */
                                    readonly amountYuan?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 十一、争议解决 */
                            readonly disputes: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 方式
                                 * @enum {unknown}
                                 */
                                readonly way: "negotiation" | "mediation" | "arbitration" | "litigation";
                                /** 机构 */
                                readonly forum: string;
                            };
                            /** 十二、变更与终止 */
                            readonly changes: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 变更方式
                                 * @enum {unknown}
                                 */
                                readonly changeBy: "written-supplement" | "new-version";
                                /** 终止情形 */
                                readonly terminationGrounds: readonly string[];
                                /** 提前通知（日） */
                                readonly noticeDays: number;
                            };
                            /** 十三、其他 */
                            readonly other: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 条目 */
                                readonly entries: readonly {
                                    /** 名称 */
                                    readonly title: string;
                                    /** 内容 */
                                    readonly text: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly number: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.approve-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 决策文号（会议纪要等） */
                    readonly decisionNumber: string;
                    /**
                     * 决策日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.return-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.revise-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 协议文本 */
                    readonly document: {
                        /**
                         * 文本格式
                         * @enum {string}
                         */
                        readonly schema: "gongshu.agreement/1";
                        /** 编号 */
                        readonly number: string;
                        /** 版本 */
                        readonly version: number;
                        /** 取代的协议 */
                        readonly supersedes?: {
                            /** 编号 */
                            readonly number: string;
                            /** 版本 */
                            readonly version: number;
                        };
                        /** 所依据的实施方案 */
                        readonly plan?: {
                            /** 编号 */
                            readonly number: string;
                            /** 版本 */
                            readonly version: number;
                        };
                        /** 当事各方 */
                        readonly parties: {
                            /** 授权主体 */
                            readonly authorisingBody: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                            /** 实施机构 */
                            readonly implementingBody: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                            /** 运营机构 */
                            readonly operator: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                        };
                        /** 授权模式 */
                        readonly mode: {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "whole";
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "sector";
                            /** 领域 */
                            readonly sectors: readonly string[];
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "scenario";
                            /** 场景 */
                            readonly scenarios: readonly string[];
                        };
                        /** 协议条款 */
                        readonly parts: {
                            /** 一、授权范围 */
                            readonly scope: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 数据资源 */
                                readonly resources: readonly {
                                    /**
                                     * 数据资源
                                     * Format: resource
                                     */
                                    readonly resourceId: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /** 语句中的表名 */
                                    readonly relation: string;
                                    /** 登记编码 */
                                    readonly registrationCode?: string;
                                    /** 数源部门 */
                                    readonly holder?: {
                                        /** 单位 */
                                        readonly organisationId: string;
                                        /** 名称 */
                                        readonly name: string;
                                        /** 统一社会信用代码 */
                                        readonly creditCode: string;
                                    };
                                    /** 授权的信息项 */
                                    readonly items: readonly {
                                        /**
                                         * 信息项
                                         * Format: resource-item
                                         */
                                        readonly itemId: string;
                                        /** 语句中的列名 */
                                        readonly name: string;
                                        /** 名称 */
                                        readonly title: string;
                                        /**
                                         * 类型
                                         * @enum {unknown}
                                         */
                                        readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                                        /** 小数位数 */
                                        readonly scale?: number;
                                        /** 进入授权数据域前的处理 */
                                        readonly transform: {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "keep";
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "mask";
                                            /** 保留前几位 */
                                            readonly keepFirst: number;
                                            /** 保留后几位 */
                                            readonly keepLast: number;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "pseudonym";
                                            /** 假名域 */
                                            readonly domain: string;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "calendar";
                                            /**
                                             * 概化到
                                             * @enum {unknown}
                                             */
                                            readonly unit: "year" | "month" | "day";
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "width";
                                            /** 区间宽度 */
                                            readonly width: string;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "prefix";
                                            /** 保留的代码位数 */
                                            readonly length: number;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "map";
                                            /** 条目 */
                                            readonly entries: readonly {
                                                /** 起 */
                                                readonly from: string;
                                                /** 至 */
                                                readonly to: string;
                                            }[];
                                            /** 其余归为 */
                                            readonly otherwise: string;
                                        };
                                        /** 取值界限 */
                                        readonly range?: {
                                            /** 不低于 */
                                            readonly low: string;
                                            /** 不高于 */
                                            readonly high: string;
                                        };
                                        /** 可分组的取值 */
                                        readonly values?: readonly string[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 只用于筛选或计数、不输出的信息项 */
                                    readonly otherItems: readonly {
                                        /**
                                         * 信息项
                                         * Format: resource-item
                                         */
                                        readonly itemId: string;
                                        /** 语句中的列名 */
                                        readonly name: string;
                                        /** 名称 */
                                        readonly title: string;
                                        /**
                                         * 类型
                                         * @enum {unknown}
                                         */
                                        readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                                        /** 小数位数 */
                                        readonly scale?: number;
                                    }[];
                                    readonly rows?: components["schemas"]["RowPredicate"];
                                    /** 保护对象 */
                                    readonly protectedUnits: readonly {
                                        /**
                                         * 保护对象
                                         * @enum {unknown}
                                         */
                                        readonly unit: "person" | "household" | "organisation" | "parcel" | "vehicle" | "other";
                                        /** 识别它的信息项 */
                                        readonly items: readonly string[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 每个对象至多行数 */
                                    readonly rowsPerUnit?: number;
                                    /** 允许的关联 */
                                    readonly joins: readonly {
                                        /**
                                         * 关联到的资源
                                         * Format: resource
                                         */
                                        readonly toResourceId: string;
                                        /** 关联键 */
                                        readonly keys: readonly {
                                            /**
                                             * 本资源的信息项
                                             * Format: granted-item
                                             */
                                            readonly from: string;
                                            /** 对方资源的信息项编号 */
                                            readonly to: string;
                                        }[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 允许的服务形式 */
                                    readonly forms: readonly ("verification" | "consented-record" | "aggregate" | "model-training" | "open-extract")[];
                                    /**
                                     * 更新频率
                                     * @enum {unknown}
                                     */
                                    readonly updateFrequency: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "irregular" | "once";
                                    /** 数据来源 */
                                    readonly sources: readonly ({
                                        /**
                                         * 来源
                                         * @enum {string}
                                         */
                                        readonly origin: "own";
                                    } | {
                                        /**
                                         * 来源
                                         * @enum {string}
                                         */
                                        readonly origin: "shared";
                                        /** 提供方 */
                                        readonly provider: {
                                            /** 单位 */
                                            readonly organisationId: string;
                                            /** 名称 */
                                            readonly name: string;
                                            /** 统一社会信用代码 */
                                            readonly creditCode: string;
                                        };
                                        /** 提供部门的同意 */
                                        readonly consent?: {
                                            /** 文号 */
                                            readonly reference: string;
                                            /**
                                             * 日期
                                             * Format: date
                                             */
                                            readonly givenOn: string;
                                        };
                                    })[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 用途 */
                                readonly purposes: readonly {
                                    /** 代码 */
                                    readonly code: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /**
                                     * 用途类别
                                     * @enum {unknown}
                                     */
                                    readonly class: "governance" | "public-welfare" | "industry" | "sector";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 使用方 */
                                readonly users: {
                                    /** 可参与开发的数据商 */
                                    readonly developers: readonly {
                                        /** 单位 */
                                        readonly organisationId: string;
                                        /** 名称 */
                                        readonly name: string;
                                        /** 统一社会信用代码 */
                                        readonly creditCode: string;
                                    }[];
                                    /** 可销售的对象类别 */
                                    readonly buyerCategories: readonly ("government" | "party-organ" | "government-department" | "data-authority" | "public-institution" | "state-owned-company" | "utility" | "bank" | "company" | "social-organisation" | "cooperative")[];
                                    /** 使用地区（行政区划代码） */
                                    readonly regions: readonly string[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 配额 */
                                readonly quotas: {
                                    /** 每日调用次数 */
                                    readonly callsPerDay: string | null;
                                    /** 期限内调用总次数 */
                                    readonly callsInTerm: string | null;
                                    /** 每日行数 */
                                    readonly rowsPerDay: string | null;
                                    /** 每日字节数 */
                                    readonly bytesPerDay: string | null;
                                    /** 每日涉及对象数 */
                                    readonly distinctSubjectsPerDay: string | null;
                                    /** 每个购买单位每小时核验未一致次数 */
                                    readonly missesPerHour?: string | null;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 二、授权期限 */
                            readonly term: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 起
                                 * Format: date
                                 */
                                readonly from: string;
                                /**
                                 * 止（当日失效）
                                 * Format: date
                                 */
                                readonly until: string;
                                /** 超过五年的理由 */
                                readonly reasonBeyondLimit?: string;
                            };
                            /** 三、产品和服务 */
                            readonly products: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 清单 */
                                readonly list: readonly {
                                    /** 代码 */
                                    readonly code: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /**
                                     * 服务形式
                                     * @enum {unknown}
                                     */
                                    readonly form: "verification" | "consented-record" | "aggregate" | "model-training" | "open-extract";
                                    /** 产品种类（不填为该形式的全部种类） */
                                    readonly kinds?: readonly ("data-api" | "verification" | "index" | "report" | "model-features")[];
                                    /** 用途 */
                                    readonly purposes: readonly string[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 技术标准 */
                                readonly technicalStandards: readonly string[];
                                /**
                                 * 安全审核
                                 * @enum {unknown}
                                 */
                                readonly securityReview: "each-product" | "each-product-and-change";
                                /**
                                 * 业务合规审核
                                 * @enum {unknown}
                                 */
                                readonly complianceReview: "each-product" | "each-product-and-change";
                            };
                            /** 四、支撑平台 */
                            readonly platform: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 名称 */
                                readonly name: string;
                                /**
                                 * 提供方
                                 * @enum {unknown}
                                 */
                                readonly provider: "authorising-body" | "implementing-body" | "operator";
                                /** 安全措施 */
                                readonly measures: readonly ("minimised-domain" | "privacy-computing" | "isolated-execution" | "sealed-storage" | "evidence-log")[];
                            };
                            /** 五、资产归属 */
                            readonly assets: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 资产 */
                                readonly holdings: readonly {
                                    /**
                                     * 种类
                                     * @enum {unknown}
                                     */
                                    readonly kind: "hardware" | "software" | "product" | "service";
                                    /** 说明 */
                                    readonly description: string;
                                    /**
                                     * 归属
                                     * @enum {unknown}
                                     */
                                    readonly owner: "authorising-body" | "implementing-body" | "operator";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 六、信息披露与再开发限制 */
                            readonly disclosure: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 披露事项 */
                                readonly duties: readonly {
                                    /**
                                     * 事项
                                     * @enum {unknown}
                                     */
                                    readonly what: "own-information" | "authorisation" | "authorised-resources" | "use-of-resources" | "product-list" | "price-ceilings" | "actual-prices";
                                    /**
                                     * 责任方
                                     * @enum {unknown}
                                     */
                                    readonly by: "authorising-body" | "implementing-body" | "operator";
                                    /**
                                     * 频率
                                     * @enum {unknown}
                                     */
                                    readonly frequency: "yearly" | "on-change";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 运营机构及其关联方不再开发 */
                                readonly noRedevelopment: boolean;
                                /** 关联方 */
                                readonly affiliates: readonly {
                                    /** 单位 */
                                    readonly organisationId: string;
                                    /** 名称 */
                                    readonly name: string;
                                    /** 统一社会信用代码 */
                                    readonly creditCode: string;
                                }[];
                            };
                            /** 七、核算、价格与收益分配 */
                            readonly money: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 单独核算 */
                                readonly separateAccounts: boolean;
                                /** 价格 */
                                readonly price: {
                                    /**
                                     * 收费类别
                                     * @enum {unknown}
                                     */
                                    readonly feeClass: "free" | "guided";
                                    /** 上限收费标准文号 */
                                    readonly ceilingReference?: string;
                                    /**
                                     * 计价单位
                                     * @enum {unknown}
                                     */
                                    readonly unitBasis: "product" | "call" | "hour" | "row" | "byte" | "none";
                                    /** 试行价格 */
                                    readonly trial: boolean;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 结算 */
                                readonly settlement: {
                                    /**
                                     * 结算周期
                                     * @enum {unknown}
                                     */
                                    readonly period: "month" | "quarter" | "year";
                                    /** 收益分配 */
                                    readonly benefitSharing: readonly {
                                        /** 分给谁 */
                                        readonly to: {
                                            /** 单位 */
                                            readonly organisationId: string;
                                            /** 名称 */
                                            readonly name: string;
                                            /** 统一社会信用代码 */
                                            readonly creditCode: string;
                                        };
                                        /**
                                         * 方式
                                         * @enum {unknown}
                                         */
                                        readonly way: "money" | "services" | "data-governance" | "non-tax-revenue";
                                        /** 比例（0 至 1） */
                                        readonly share: string;
                                        /**
                                         * 以什么为基数
                                         * @enum {unknown}
                                         */
                                        readonly of: "revenue" | "profit";
                                    }[];
                                    /** 封顶金额（元） */
                                    readonly capYuan?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 八、安全与个人信息保护 */
                            readonly security: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 输出规则 */
                                readonly output: {
                                    /** 最小分组（保护对象数） */
                                    readonly minimumGroup: number;
                                    /** 占比规则 */
                                    readonly dominance?: {
                                        /** 最大的几个 */
                                        readonly n: number;
                                        /** 合计不超过百分之几 */
                                        readonly k: number;
                                    };
                                    /** 取整 */
                                    readonly rounding?: {
                                        /** 取整到几的倍数 */
                                        readonly base: number;
                                    };
                                    /** 每次最多行数 */
                                    readonly maxRows: number;
                                    /** 每次最多字节数 */
                                    readonly maxBytes: number;
                                    /**
                                     * 不达标时
                                     * @enum {unknown}
                                     */
                                    readonly suppression: "cell" | "cell-and-complement";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 隐私预算 */
                                readonly privacyBudget: readonly {
                                    /** 受保护人群 */
                                    readonly population: string;
                                    /** 预算 ε */
                                    readonly epsilon: string;
                                    /** 每次调用 ε */
                                    readonly perCall?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 个人信息 */
                                readonly personalInformation: {
                                    /** 含个人信息 */
                                    readonly contained: boolean;
                                    /**
                                     * 处理的合法性基础
                                     * @enum {unknown}
                                     */
                                    readonly basis: "none" | "consent" | "anonymised" | "statutory-duty";
                                    /** 个人信息保护影响评估文号 */
                                    readonly impactAssessmentReference?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 监测与审计 */
                                readonly monitoring: {
                                    /** 日志保存（月） */
                                    readonly logMonths: number;
                                    /** 审计间隔（月） */
                                    readonly auditEveryMonths: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 应急 */
                                readonly emergency: {
                                    /** 联系方式 */
                                    readonly contact: string;
                                    /** 通知时限（小时） */
                                    readonly noticeHours: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 九、评估、续约与退出 */
                            readonly ending: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 评估间隔（月） */
                                readonly evaluationEveryMonths: number;
                                /** 评估标准 */
                                readonly evaluationStandard: string;
                                /** 续约提出期限（日） */
                                readonly renewalNoticeDays: number;
                                /** 退出步骤 */
                                readonly exit: readonly {
                                    /**
                                     * 步骤
                                     * @enum {unknown}
                                     */
                                    readonly step: "stop-access" | "return-data" | "delete-data" | "destroy-keys" | "hand-over-logs" | "settle-accounts" | "security-audit" | "inform-buyers" | "announce";
                                    /**
                                     * 责任方
                                     * @enum {unknown}
                                     */
                                    readonly by: "authorising-body" | "implementing-body" | "operator";
                                    /** 期限（日） */
                                    readonly withinDays: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 十、违约责任 */
                            readonly breach: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 违约情形与后果 */
                                readonly consequences: readonly {
                                    /** 情形 */
                                    readonly of: string;
                                    /**
                                     * 后果
                                     * @enum {unknown}
                                     */
                                    readonly consequence: "correct" | "suspend" | "liquidated-damages" | "terminate" | "report";
                                    /** 金额（元） */
                                    readonly amountYuan?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 十一、争议解决 */
                            readonly disputes: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 方式
                                 * @enum {unknown}
                                 */
                                readonly way: "negotiation" | "mediation" | "arbitration" | "litigation";
                                /** 机构 */
                                readonly forum: string;
                            };
                            /** 十二、变更与终止 */
                            readonly changes: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 变更方式
                                 * @enum {unknown}
                                 */
                                readonly changeBy: "written-supplement" | "new-version";
                                /** 终止情形 */
                                readonly terminationGrounds: readonly string[];
                                /** 提前通知（日） */
                                readonly noticeDays: number;
                            };
                            /** 十三、其他 */
                            readonly other: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 条目 */
                                readonly entries: readonly {
                                    /** 名称 */
                                    readonly title: string;
                                    /** 内容 */
                                    readonly text: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.sign-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.suspend-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 暂停原因（公开） */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.resume-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 恢复理由（公开） */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.propose-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 协议文本 */
                    readonly document: {
                        /**
                         * 文本格式
                         * @enum {string}
                         */
                        readonly schema: "gongshu.agreement/1";
                        /** 编号 */
                        readonly number: string;
                        /** 版本 */
                        readonly version: number;
                        /** 取代的协议 */
                        readonly supersedes?: {
                            /** 编号 */
                            readonly number: string;
                            /** 版本 */
                            readonly version: number;
                        };
                        /** 所依据的实施方案 */
                        readonly plan?: {
                            /** 编号 */
                            readonly number: string;
                            /** 版本 */
                            readonly version: number;
                        };
                        /** 当事各方 */
                        readonly parties: {
                            /** 授权主体 */
                            readonly authorisingBody: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                            /** 实施机构 */
                            readonly implementingBody: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                            /** 运营机构 */
                            readonly operator: {
                                /** 单位 */
                                readonly organisationId: string;
                                /** 名称 */
                                readonly name: string;
                                /** 统一社会信用代码 */
                                readonly creditCode: string;
                            };
                        };
                        /** 授权模式 */
                        readonly mode: {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "whole";
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "sector";
                            /** 领域 */
                            readonly sectors: readonly string[];
                        } | {
                            /**
                             * 种类
                             * @enum {string}
                             */
                            readonly kind: "scenario";
                            /** 场景 */
                            readonly scenarios: readonly string[];
                        };
                        /** 协议条款 */
                        readonly parts: {
                            /** 一、授权范围 */
                            readonly scope: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 数据资源 */
                                readonly resources: readonly {
                                    /**
                                     * 数据资源
                                     * Format: resource
                                     */
                                    readonly resourceId: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /** 语句中的表名 */
                                    readonly relation: string;
                                    /** 登记编码 */
                                    readonly registrationCode?: string;
                                    /** 数源部门 */
                                    readonly holder?: {
                                        /** 单位 */
                                        readonly organisationId: string;
                                        /** 名称 */
                                        readonly name: string;
                                        /** 统一社会信用代码 */
                                        readonly creditCode: string;
                                    };
                                    /** 授权的信息项 */
                                    readonly items: readonly {
                                        /**
                                         * 信息项
                                         * Format: resource-item
                                         */
                                        readonly itemId: string;
                                        /** 语句中的列名 */
                                        readonly name: string;
                                        /** 名称 */
                                        readonly title: string;
                                        /**
                                         * 类型
                                         * @enum {unknown}
                                         */
                                        readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                                        /** 小数位数 */
                                        readonly scale?: number;
                                        /** 进入授权数据域前的处理 */
                                        readonly transform: {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "keep";
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "mask";
                                            /** 保留前几位 */
                                            readonly keepFirst: number;
                                            /** 保留后几位 */
                                            readonly keepLast: number;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "pseudonym";
                                            /** 假名域 */
                                            readonly domain: string;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "calendar";
                                            /**
                                             * 概化到
                                             * @enum {unknown}
                                             */
                                            readonly unit: "year" | "month" | "day";
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "width";
                                            /** 区间宽度 */
                                            readonly width: string;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "prefix";
                                            /** 保留的代码位数 */
                                            readonly length: number;
                                        } | {
                                            /**
                                             * 种类
                                             * @enum {string}
                                             */
                                            readonly kind: "generalise";
                                            /**
                                             * 责任方
                                             * @enum {string}
                                             */
                                            readonly by: "map";
                                            /** 条目 */
                                            readonly entries: readonly {
                                                /** 起 */
                                                readonly from: string;
                                                /** 至 */
                                                readonly to: string;
                                            }[];
                                            /** 其余归为 */
                                            readonly otherwise: string;
                                        };
                                        /** 取值界限 */
                                        readonly range?: {
                                            /** 不低于 */
                                            readonly low: string;
                                            /** 不高于 */
                                            readonly high: string;
                                        };
                                        /** 可分组的取值 */
                                        readonly values?: readonly string[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 只用于筛选或计数、不输出的信息项 */
                                    readonly otherItems: readonly {
                                        /**
                                         * 信息项
                                         * Format: resource-item
                                         */
                                        readonly itemId: string;
                                        /** 语句中的列名 */
                                        readonly name: string;
                                        /** 名称 */
                                        readonly title: string;
                                        /**
                                         * 类型
                                         * @enum {unknown}
                                         */
                                        readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                                        /** 小数位数 */
                                        readonly scale?: number;
                                    }[];
                                    readonly rows?: components["schemas"]["RowPredicate"];
                                    /** 保护对象 */
                                    readonly protectedUnits: readonly {
                                        /**
                                         * 保护对象
                                         * @enum {unknown}
                                         */
                                        readonly unit: "person" | "household" | "organisation" | "parcel" | "vehicle" | "other";
                                        /** 识别它的信息项 */
                                        readonly items: readonly string[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 每个对象至多行数 */
                                    readonly rowsPerUnit?: number;
                                    /** 允许的关联 */
                                    readonly joins: readonly {
                                        /**
                                         * 关联到的资源
                                         * Format: resource
                                         */
                                        readonly toResourceId: string;
                                        /** 关联键 */
                                        readonly keys: readonly {
                                            /**
                                             * 本资源的信息项
                                             * Format: granted-item
                                             */
                                            readonly from: string;
                                            /** 对方资源的信息项编号 */
                                            readonly to: string;
                                        }[];
                                        /** 对应条文 */
                                        readonly clause?: string;
                                    }[];
                                    /** 允许的服务形式 */
                                    readonly forms: readonly ("verification" | "consented-record" | "aggregate" | "model-training" | "open-extract")[];
                                    /**
                                     * 更新频率
                                     * @enum {unknown}
                                     */
                                    readonly updateFrequency: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "irregular" | "once";
                                    /** 数据来源 */
                                    readonly sources: readonly ({
                                        /**
                                         * 来源
                                         * @enum {string}
                                         */
                                        readonly origin: "own";
                                    } | {
                                        /**
                                         * 来源
                                         * @enum {string}
                                         */
                                        readonly origin: "shared";
                                        /** 提供方 */
                                        readonly provider: {
                                            /** 单位 */
                                            readonly organisationId: string;
                                            /** 名称 */
                                            readonly name: string;
                                            /** 统一社会信用代码 */
                                            readonly creditCode: string;
                                        };
                                        /** 提供部门的同意 */
                                        readonly consent?: {
                                            /** 文号 */
                                            readonly reference: string;
                                            /**
                                             * 日期
                                             * Format: date
                                             */
                                            readonly givenOn: string;
                                        };
                                    })[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 用途 */
                                readonly purposes: readonly {
                                    /** 代码 */
                                    readonly code: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /**
                                     * 用途类别
                                     * @enum {unknown}
                                     */
                                    readonly class: "governance" | "public-welfare" | "industry" | "sector";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 使用方 */
                                readonly users: {
                                    /** 可参与开发的数据商 */
                                    readonly developers: readonly {
                                        /** 单位 */
                                        readonly organisationId: string;
                                        /** 名称 */
                                        readonly name: string;
                                        /** 统一社会信用代码 */
                                        readonly creditCode: string;
                                    }[];
                                    /** 可销售的对象类别 */
                                    readonly buyerCategories: readonly ("government" | "party-organ" | "government-department" | "data-authority" | "public-institution" | "state-owned-company" | "utility" | "bank" | "company" | "social-organisation" | "cooperative")[];
                                    /** 使用地区（行政区划代码） */
                                    readonly regions: readonly string[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 配额 */
                                readonly quotas: {
                                    /** 每日调用次数 */
                                    readonly callsPerDay: string | null;
                                    /** 期限内调用总次数 */
                                    readonly callsInTerm: string | null;
                                    /** 每日行数 */
                                    readonly rowsPerDay: string | null;
                                    /** 每日字节数 */
                                    readonly bytesPerDay: string | null;
                                    /** 每日涉及对象数 */
                                    readonly distinctSubjectsPerDay: string | null;
                                    /** 每个购买单位每小时核验未一致次数 */
                                    readonly missesPerHour?: string | null;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 二、授权期限 */
                            readonly term: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 起
                                 * Format: date
                                 */
                                readonly from: string;
                                /**
                                 * 止（当日失效）
                                 * Format: date
                                 */
                                readonly until: string;
                                /** 超过五年的理由 */
                                readonly reasonBeyondLimit?: string;
                            };
                            /** 三、产品和服务 */
                            readonly products: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 清单 */
                                readonly list: readonly {
                                    /** 代码 */
                                    readonly code: string;
                                    /** 名称 */
                                    readonly title: string;
                                    /**
                                     * 服务形式
                                     * @enum {unknown}
                                     */
                                    readonly form: "verification" | "consented-record" | "aggregate" | "model-training" | "open-extract";
                                    /** 产品种类（不填为该形式的全部种类） */
                                    readonly kinds?: readonly ("data-api" | "verification" | "index" | "report" | "model-features")[];
                                    /** 用途 */
                                    readonly purposes: readonly string[];
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 技术标准 */
                                readonly technicalStandards: readonly string[];
                                /**
                                 * 安全审核
                                 * @enum {unknown}
                                 */
                                readonly securityReview: "each-product" | "each-product-and-change";
                                /**
                                 * 业务合规审核
                                 * @enum {unknown}
                                 */
                                readonly complianceReview: "each-product" | "each-product-and-change";
                            };
                            /** 四、支撑平台 */
                            readonly platform: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 名称 */
                                readonly name: string;
                                /**
                                 * 提供方
                                 * @enum {unknown}
                                 */
                                readonly provider: "authorising-body" | "implementing-body" | "operator";
                                /** 安全措施 */
                                readonly measures: readonly ("minimised-domain" | "privacy-computing" | "isolated-execution" | "sealed-storage" | "evidence-log")[];
                            };
                            /** 五、资产归属 */
                            readonly assets: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 资产 */
                                readonly holdings: readonly {
                                    /**
                                     * 种类
                                     * @enum {unknown}
                                     */
                                    readonly kind: "hardware" | "software" | "product" | "service";
                                    /** 说明 */
                                    readonly description: string;
                                    /**
                                     * 归属
                                     * @enum {unknown}
                                     */
                                    readonly owner: "authorising-body" | "implementing-body" | "operator";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 六、信息披露与再开发限制 */
                            readonly disclosure: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 披露事项 */
                                readonly duties: readonly {
                                    /**
                                     * 事项
                                     * @enum {unknown}
                                     */
                                    readonly what: "own-information" | "authorisation" | "authorised-resources" | "use-of-resources" | "product-list" | "price-ceilings" | "actual-prices";
                                    /**
                                     * 责任方
                                     * @enum {unknown}
                                     */
                                    readonly by: "authorising-body" | "implementing-body" | "operator";
                                    /**
                                     * 频率
                                     * @enum {unknown}
                                     */
                                    readonly frequency: "yearly" | "on-change";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 运营机构及其关联方不再开发 */
                                readonly noRedevelopment: boolean;
                                /** 关联方 */
                                readonly affiliates: readonly {
                                    /** 单位 */
                                    readonly organisationId: string;
                                    /** 名称 */
                                    readonly name: string;
                                    /** 统一社会信用代码 */
                                    readonly creditCode: string;
                                }[];
                            };
                            /** 七、核算、价格与收益分配 */
                            readonly money: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 单独核算 */
                                readonly separateAccounts: boolean;
                                /** 价格 */
                                readonly price: {
                                    /**
                                     * 收费类别
                                     * @enum {unknown}
                                     */
                                    readonly feeClass: "free" | "guided";
                                    /** 上限收费标准文号 */
                                    readonly ceilingReference?: string;
                                    /**
                                     * 计价单位
                                     * @enum {unknown}
                                     */
                                    readonly unitBasis: "product" | "call" | "hour" | "row" | "byte" | "none";
                                    /** 试行价格 */
                                    readonly trial: boolean;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 结算 */
                                readonly settlement: {
                                    /**
                                     * 结算周期
                                     * @enum {unknown}
                                     */
                                    readonly period: "month" | "quarter" | "year";
                                    /** 收益分配 */
                                    readonly benefitSharing: readonly {
                                        /** 分给谁 */
                                        readonly to: {
                                            /** 单位 */
                                            readonly organisationId: string;
                                            /** 名称 */
                                            readonly name: string;
                                            /** 统一社会信用代码 */
                                            readonly creditCode: string;
                                        };
                                        /**
                                         * 方式
                                         * @enum {unknown}
                                         */
                                        readonly way: "money" | "services" | "data-governance" | "non-tax-revenue";
                                        /** 比例（0 至 1） */
                                        readonly share: string;
                                        /**
                                         * 以什么为基数
                                         * @enum {unknown}
                                         */
                                        readonly of: "revenue" | "profit";
                                    }[];
                                    /** 封顶金额（元） */
                                    readonly capYuan?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 八、安全与个人信息保护 */
                            readonly security: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 输出规则 */
                                readonly output: {
                                    /** 最小分组（保护对象数） */
                                    readonly minimumGroup: number;
                                    /** 占比规则 */
                                    readonly dominance?: {
                                        /** 最大的几个 */
                                        readonly n: number;
                                        /** 合计不超过百分之几 */
                                        readonly k: number;
                                    };
                                    /** 取整 */
                                    readonly rounding?: {
                                        /** 取整到几的倍数 */
                                        readonly base: number;
                                    };
                                    /** 每次最多行数 */
                                    readonly maxRows: number;
                                    /** 每次最多字节数 */
                                    readonly maxBytes: number;
                                    /**
                                     * 不达标时
                                     * @enum {unknown}
                                     */
                                    readonly suppression: "cell" | "cell-and-complement";
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 隐私预算 */
                                readonly privacyBudget: readonly {
                                    /** 受保护人群 */
                                    readonly population: string;
                                    /** 预算 ε */
                                    readonly epsilon: string;
                                    /** 每次调用 ε */
                                    readonly perCall?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                                /** 个人信息 */
                                readonly personalInformation: {
                                    /** 含个人信息 */
                                    readonly contained: boolean;
                                    /**
                                     * 处理的合法性基础
                                     * @enum {unknown}
                                     */
                                    readonly basis: "none" | "consent" | "anonymised" | "statutory-duty";
                                    /** 个人信息保护影响评估文号 */
                                    readonly impactAssessmentReference?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 监测与审计 */
                                readonly monitoring: {
                                    /** 日志保存（月） */
                                    readonly logMonths: number;
                                    /** 审计间隔（月） */
                                    readonly auditEveryMonths: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                                /** 应急 */
                                readonly emergency: {
                                    /** 联系方式 */
                                    readonly contact: string;
                                    /** 通知时限（小时） */
                                    readonly noticeHours: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                };
                            };
                            /** 九、评估、续约与退出 */
                            readonly ending: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 评估间隔（月） */
                                readonly evaluationEveryMonths: number;
                                /** 评估标准 */
                                readonly evaluationStandard: string;
                                /** 续约提出期限（日） */
                                readonly renewalNoticeDays: number;
                                /** 退出步骤 */
                                readonly exit: readonly {
                                    /**
                                     * 步骤
                                     * @enum {unknown}
                                     */
                                    readonly step: "stop-access" | "return-data" | "delete-data" | "destroy-keys" | "hand-over-logs" | "settle-accounts" | "security-audit" | "inform-buyers" | "announce";
                                    /**
                                     * 责任方
                                     * @enum {unknown}
                                     */
                                    readonly by: "authorising-body" | "implementing-body" | "operator";
                                    /** 期限（日） */
                                    readonly withinDays: number;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 十、违约责任 */
                            readonly breach: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 违约情形与后果 */
                                readonly consequences: readonly {
                                    /** 情形 */
                                    readonly of: string;
                                    /**
                                     * 后果
                                     * @enum {unknown}
                                     */
                                    readonly consequence: "correct" | "suspend" | "liquidated-damages" | "terminate" | "report";
                                    /** 金额（元） */
                                    readonly amountYuan?: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                            /** 十一、争议解决 */
                            readonly disputes: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 方式
                                 * @enum {unknown}
                                 */
                                readonly way: "negotiation" | "mediation" | "arbitration" | "litigation";
                                /** 机构 */
                                readonly forum: string;
                            };
                            /** 十二、变更与终止 */
                            readonly changes: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /**
                                 * 变更方式
                                 * @enum {unknown}
                                 */
                                readonly changeBy: "written-supplement" | "new-version";
                                /** 终止情形 */
                                readonly terminationGrounds: readonly string[];
                                /** 提前通知（日） */
                                readonly noticeDays: number;
                            };
                            /** 十三、其他 */
                            readonly other: {
                                /** 条文 */
                                readonly wording: {
                                    /** 中文（以此为准） */
                                    readonly zh: string;
                                    /** 英文译文 */
                                    readonly en?: string;
                                };
                                /** 条目 */
                                readonly entries: readonly {
                                    /** 名称 */
                                    readonly title: string;
                                    /** 内容 */
                                    readonly text: string;
                                    /** 对应条文 */
                                    readonly clause?: string;
                                }[];
                            };
                        };
                    };
                    /** 变更或续期理由（公开） */
                    readonly reason: string;
                    /**
                     * 生效日（不填则同意后即时生效）
                     * Format: date
                     */
                    readonly effectiveOn?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changeId: string;
                        readonly agreementId: string;
                        readonly state: string;
                        /** @description It repeats the approval (AR4). */
                        readonly larger: boolean;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.approve-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 协议变更 */
                    readonly changeId: string;
                    /** 决策文号（会议纪要等） */
                    readonly decisionNumber: string;
                    /**
                     * 决策日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changeId: string;
                        readonly agreementId: string;
                        readonly state: string;
                        /** @description It repeats the approval (AR4). */
                        readonly larger: boolean;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.consent-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 协议变更 */
                    readonly changeId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changeId: string;
                        readonly agreementId: string;
                        readonly state: string;
                        /** @description It repeats the approval (AR4). */
                        readonly larger: boolean;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.decline-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 协议变更 */
                    readonly changeId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changeId: string;
                        readonly agreementId: string;
                        readonly state: string;
                        /** @description It repeats the approval (AR4). */
                        readonly larger: boolean;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.withdraw-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 协议变更 */
                    readonly changeId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly changeId: string;
                        readonly agreementId: string;
                        readonly state: string;
                        /** @description It repeats the approval (AR4). */
                        readonly larger: boolean;
                        readonly version: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.request-renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 续期理由与运营情况 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.propose-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /**
                     * 终止情形（公开）
                     * Format: termination-ground
                     */
                    readonly ground: string;
                    /** 事实与理由（各方可见，不公开） */
                    readonly statement: string;
                    /**
                     * 拟终止日（不填则尽早）
                     * Format: date
                     */
                    readonly effectiveOn?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly terminationId: string;
                        readonly state: string;
                        /** 终止日（为空即时终止） */
                        readonly effectiveOn: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.request-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 事实与理由（各方可见，不公开） */
                    readonly statement: string;
                    /**
                     * 拟终止日（不填则尽早）
                     * Format: date
                     */
                    readonly effectiveOn?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly terminationId: string;
                        readonly state: string;
                        /** 终止日（为空即时终止） */
                        readonly effectiveOn: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.approve-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 终止提请 */
                    readonly terminationId: string;
                    /** 决策文号（会议纪要等） */
                    readonly decisionNumber: string;
                    /**
                     * 决策日期
                     * Format: date
                     */
                    readonly decidedOn: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly terminationId: string;
                        readonly state: string;
                        /** 终止日（为空即时终止） */
                        readonly effectiveOn: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.decline-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 终止提请 */
                    readonly terminationId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly terminationId: string;
                        readonly state: string;
                        /** 终止日（为空即时终止） */
                        readonly effectiveOn: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.withdraw-termination": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权运营协议 */
                    readonly agreementId: string;
                    /** 终止提请 */
                    readonly terminationId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly terminationId: string;
                        readonly state: string;
                        /** 终止日（为空即时终止） */
                        readonly effectiveOn: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.confirm-exit-step": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 退出事项 */
                    readonly exitStepId: string;
                    /** 办理情况（返还、删除了什么，何时，由谁） */
                    readonly statement: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly exitStepId: string;
                        readonly left: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.explain-query": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly agreementId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 查询语句 */
                    readonly sql: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly admitted: boolean;
                        readonly refusal: {
                            readonly code: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly advice: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly detail: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            } | null;
                            readonly line: number | null;
                            readonly column: number | null;
                            readonly nearest: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                        } | null;
                        readonly tables: readonly {
                            readonly name: string;
                            readonly title: string;
                            readonly resourceId: string;
                            readonly revisionId: string;
                            readonly rows: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly allRows: boolean;
                            readonly units: readonly string[];
                            readonly forms: readonly string[];
                            readonly joins: readonly {
                                readonly to: string;
                                readonly on: string;
                            }[];
                            readonly columns: readonly {
                                readonly name: string;
                                readonly title: string;
                                readonly type: string;
                                readonly transformed: boolean;
                                readonly transform: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly reference: string | null;
                            }[];
                        }[];
                        readonly absent: readonly {
                            readonly resourceId: string;
                            readonly title: string;
                            readonly reason: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly clauses: readonly {
                            readonly part: string;
                            readonly number: number;
                            readonly partTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                            readonly reference: string | null;
                            readonly resource: string | null;
                            readonly acted: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly guards: readonly {
                            readonly guard: string;
                            readonly statement: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly parameters: {
                                readonly [key: string]: number;
                            };
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                        }[];
                        readonly quotas: readonly {
                            readonly quota: string;
                            readonly limit: string;
                            readonly used: string;
                            readonly left: string;
                        }[];
                        readonly printed: string | null;
                        readonly output: {
                            readonly form: string;
                            readonly mode: string;
                            readonly columns: readonly {
                                readonly name: string;
                                readonly type: string;
                            }[];
                            readonly needsReview: boolean;
                        } | null;
                        readonly cost: {
                            readonly rows: number;
                            readonly bytes: number | null;
                            readonly toBuild: readonly string[];
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.runs": {
        readonly parameters: {
            readonly query?: {
                readonly agreementId?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly title: string;
                            readonly agreement: {
                                readonly id: string;
                                readonly number: string;
                            };
                            readonly purpose: string;
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly submittedAt: string;
                            readonly finishedAt: string | null;
                            readonly rows: number | null;
                            readonly suppressed: number | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.submit-run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 查询语句 */
                    readonly sql: string;
                    /** 名称 */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly runId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.cancel-run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 运行 */
                    readonly runId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly runId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.pass-egress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 运行 */
                    readonly runId: string;
                    /** 审核意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly runId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.return-egress": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 运行 */
                    readonly runId: string;
                    /** 审核意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly runId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.settle-miss-alarm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 告警 */
                    readonly alarmId: string;
                    /**
                     * 结论
                     * @enum {unknown}
                     */
                    readonly outcome: "harmless" | "acted-on";
                    /**
                     * 说明
                     * Format: text
                     */
                    readonly finding: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly alarmId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.collect-run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly runId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 格式
                     * @enum {unknown}
                     */
                    readonly format?: "json" | "csv";
                    /** CSV 带 UTF-8 标记（BOM） */
                    readonly bom?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly callId: string;
                        readonly receiptId: string;
                        readonly receipt: string;
                        readonly columns: readonly {
                            readonly name: string;
                            readonly type: string;
                        }[];
                        readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
                        readonly suppressed: readonly {
                            readonly row: number;
                            readonly column: number;
                            readonly statement: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly complete: boolean;
                        readonly noise: {
                            /** @enum {string} */
                            readonly mode: "cell-key";
                            readonly table: string;
                            /** @description No count is further off than this. */
                            readonly deviation: number;
                            readonly variance: number;
                        } | {
                            /** @enum {string} */
                            readonly mode: "differential-privacy";
                            /** @description ε this answer spent. */
                            readonly epsilon: string;
                            readonly rowsPerUnit: number;
                            readonly columns: readonly ({
                                /** @description Scale of the discrete Laplace noise. */
                                readonly scale: string;
                                /** @description Further off in at most 5 of 100 answers. */
                                readonly within95: string;
                            } | null)[];
                        } | null;
                        readonly csv: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.preview-scope": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId?: string;
                    /** 拟授权的内容 */
                    readonly draft?: {
                        /** 授权的信息项 */
                        readonly items: readonly {
                            /**
                             * 信息项
                             * Format: resource-item
                             */
                            readonly itemId: string;
                            /** 语句中的列名 */
                            readonly name: string;
                            /** 名称 */
                            readonly title: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                            /** 小数位数 */
                            readonly scale?: number;
                            /** 进入授权数据域前的处理 */
                            readonly transform: {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "keep";
                            } | {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "mask";
                                /** 保留前几位 */
                                readonly keepFirst: number;
                                /** 保留后几位 */
                                readonly keepLast: number;
                            } | {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "pseudonym";
                                /** 假名域 */
                                readonly domain: string;
                            } | {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "generalise";
                                /**
                                 * 责任方
                                 * @enum {string}
                                 */
                                readonly by: "calendar";
                                /**
                                 * 概化到
                                 * @enum {unknown}
                                 */
                                readonly unit: "year" | "month" | "day";
                            } | {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "generalise";
                                /**
                                 * 责任方
                                 * @enum {string}
                                 */
                                readonly by: "width";
                                /** 区间宽度 */
                                readonly width: string;
                            } | {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "generalise";
                                /**
                                 * 责任方
                                 * @enum {string}
                                 */
                                readonly by: "prefix";
                                /** 保留的代码位数 */
                                readonly length: number;
                            } | {
                                /**
                                 * 种类
                                 * @enum {string}
                                 */
                                readonly kind: "generalise";
                                /**
                                 * 责任方
                                 * @enum {string}
                                 */
                                readonly by: "map";
                                /** 条目 */
                                readonly entries: readonly {
                                    /** 起 */
                                    readonly from: string;
                                    /** 至 */
                                    readonly to: string;
                                }[];
                                /** 其余归为 */
                                readonly otherwise: string;
                            };
                            /** 取值界限 */
                            readonly range?: {
                                /** 不低于 */
                                readonly low: string;
                                /** 不高于 */
                                readonly high: string;
                            };
                            /** 可分组的取值 */
                            readonly values?: readonly string[];
                            /** 对应条文 */
                            readonly clause?: string;
                        }[];
                        /** 只用于筛选或计数、不输出的信息项 */
                        readonly otherItems: readonly {
                            /**
                             * 信息项
                             * Format: resource-item
                             */
                            readonly itemId: string;
                            /** 语句中的列名 */
                            readonly name: string;
                            /** 名称 */
                            readonly title: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "decimal" | "boolean" | "date" | "timestamp";
                            /** 小数位数 */
                            readonly scale?: number;
                        }[];
                        readonly rows?: components["schemas"]["RowPredicate"];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly title: string;
                        readonly revision: number;
                        readonly exact: boolean;
                        readonly total: number;
                        /** @description Rows; where units are protected a multiple of ten near it and not above the rows there are, null when few units are behind it (fewer than ten always, fewer than twenty perhaps). */
                        readonly remaining: number | null;
                        readonly conditions: readonly {
                            readonly text: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** @description Rows; where units are protected a multiple of ten near it and not above the rows there are, null when few units are behind it (fewer than ten always, fewer than twenty perhaps). */
                            readonly removes: number | null;
                            /** @description Rows; where units are protected a multiple of ten near it and not above the rows there are, null when few units are behind it (fewer than ten always, fewer than twenty perhaps). */
                            readonly removesAlone: number | null;
                        }[];
                        readonly columns: readonly {
                            readonly name: string;
                            readonly title: string;
                            readonly transform: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly changed: boolean;
                        }[];
                        readonly sample: readonly {
                            readonly before: readonly (string | null)[];
                            readonly after: readonly (string | null)[];
                        }[] | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.define-data-api": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId: string;
                    /** 产品代码 */
                    readonly code: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 语句（SQL）
                         * Format: sql
                         */
                        readonly sql: string;
                        /** 参数 */
                        readonly parameters: readonly {
                            /** 参数名 */
                            readonly name: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "date" | "boolean";
                            /** 可取的值 */
                            readonly values: readonly string[];
                        }[];
                        /**
                         * 分页行数
                         * @description 不填则一次返回全部结果。
                         */
                        readonly pageRows?: number;
                        /** 买方自带数据 */
                        readonly ownData?: {
                            /** 语句中的表名 */
                            readonly name: string;
                            /** 列 */
                            readonly columns: readonly {
                                /** 列名 */
                                readonly name: string;
                                /**
                                 * 类型
                                 * @enum {unknown}
                                 */
                                readonly type: "text" | "integer" | "decimal" | "date";
                                /** 必填 */
                                readonly required: boolean;
                            }[];
                            /** 关联键 */
                            readonly key: string;
                            /** 同一键可有多行 */
                            readonly keyRepeats: boolean;
                            /** 最多行数 */
                            readonly mostRows: number;
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.define-verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId: string;
                    /** 产品代码 */
                    readonly code: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 核验所用资源
                         * Format: resource
                         */
                        readonly resourceId: string;
                        /** 核验对象的标识项 */
                        readonly subjectItems: readonly string[];
                        /** 比对的信息项 */
                        readonly comparedItems: readonly string[];
                        /** 同时回答核验对象是否存在 */
                        readonly tellsExistence: boolean;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.define-index": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId: string;
                    /** 产品代码 */
                    readonly code: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 分期统计语句（SQL）
                         * Format: sql
                         */
                        readonly sql: string;
                        /** 期次列 */
                        readonly period: string;
                        /** 基期 */
                        readonly basePeriod: string;
                        /** 基期指数 */
                        readonly baseValue: string;
                        /**
                         * 公式
                         * @enum {unknown}
                         */
                        readonly formula: "relatives" | "aggregative";
                        /** 分量与权重 */
                        readonly components: readonly {
                            /** 分量列 */
                            readonly column: string;
                            /** 名称 */
                            readonly title: string;
                            /** 权重 */
                            readonly weight: string;
                        }[];
                        /** 小数位数 */
                        readonly decimals: number;
                        /** 向社会公布序列 */
                        readonly publicSeries: boolean;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.define-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId: string;
                    /** 产品代码 */
                    readonly code: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /** 参数 */
                        readonly parameters: readonly {
                            /** 参数名 */
                            readonly name: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "date" | "boolean";
                            /** 可取的值 */
                            readonly values: readonly string[];
                        }[];
                        /** 表示期次的参数 */
                        readonly periodParameter: string;
                        /** 语句 */
                        readonly queries: readonly {
                            /** 代号 */
                            readonly name: string;
                            /** 表题 */
                            readonly title: string;
                            /**
                             * 语句（SQL）
                             * Format: sql
                             */
                            readonly sql: string;
                        }[];
                        /**
                         * 正文模板
                         * @description {{代号.列名}} 填该语句唯一一行的数值，{{代号}} 放整张表，{{:参数}} 填参数值；空行分段，“# ”开头为小标题。
                         */
                        readonly template: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.define-model-features": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 授权运营协议
                     * Format: agreement
                     */
                    readonly agreementId: string;
                    /** 产品代码 */
                    readonly code: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 特征语句（SQL，须分组）
                         * Format: sql
                         */
                        readonly sql: string;
                        /** 参数 */
                        readonly parameters: readonly {
                            /** 参数名 */
                            readonly name: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "date" | "boolean";
                            /** 可取的值 */
                            readonly values: readonly string[];
                        }[];
                        /** 特征 */
                        readonly features: readonly {
                            /** 列 */
                            readonly column: string;
                            /**
                             * 作用
                             * @enum {unknown}
                             */
                            readonly role: "group" | "feature" | "label" | "weight";
                            /** 含义 */
                            readonly meaning: string;
                        }[];
                        /** 买方自带数据 */
                        readonly ownData?: {
                            /** 语句中的表名 */
                            readonly name: string;
                            /** 列 */
                            readonly columns: readonly {
                                /** 列名 */
                                readonly name: string;
                                /**
                                 * 类型
                                 * @enum {unknown}
                                 */
                                readonly type: "text" | "integer" | "decimal" | "date";
                                /** 必填 */
                                readonly required: boolean;
                            }[];
                            /** 关联键 */
                            readonly key: string;
                            /** 同一键可有多行 */
                            readonly keyRepeats: boolean;
                            /** 最多行数 */
                            readonly mostRows: number;
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.pass-security-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 审核意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.pass-compliance-review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 审核意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.return-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 审核意见 */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.measure-raw-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly statements: readonly {
                            readonly name: string;
                            readonly applies: boolean;
                            readonly worst: {
                                readonly rows: number;
                                readonly values: number;
                                readonly keys: number;
                                readonly holds: boolean;
                                readonly statement: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            } | null;
                            readonly parameters: {
                                readonly [key: string]: string;
                            };
                            readonly measured: number;
                            readonly possible: string;
                            readonly refused: number;
                            readonly unavailable: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                        }[];
                        readonly limits: {
                            readonly recordShare: number;
                            readonly keyShare: number;
                        };
                        readonly clause: {
                            readonly document: string;
                            readonly article: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.revise-data-api": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 语句（SQL）
                         * Format: sql
                         */
                        readonly sql: string;
                        /** 参数 */
                        readonly parameters: readonly {
                            /** 参数名 */
                            readonly name: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "date" | "boolean";
                            /** 可取的值 */
                            readonly values: readonly string[];
                        }[];
                        /**
                         * 分页行数
                         * @description 不填则一次返回全部结果。
                         */
                        readonly pageRows?: number;
                        /** 买方自带数据 */
                        readonly ownData?: {
                            /** 语句中的表名 */
                            readonly name: string;
                            /** 列 */
                            readonly columns: readonly {
                                /** 列名 */
                                readonly name: string;
                                /**
                                 * 类型
                                 * @enum {unknown}
                                 */
                                readonly type: "text" | "integer" | "decimal" | "date";
                                /** 必填 */
                                readonly required: boolean;
                            }[];
                            /** 关联键 */
                            readonly key: string;
                            /** 同一键可有多行 */
                            readonly keyRepeats: boolean;
                            /** 最多行数 */
                            readonly mostRows: number;
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.revise-verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 核验所用资源
                         * Format: resource
                         */
                        readonly resourceId: string;
                        /** 核验对象的标识项 */
                        readonly subjectItems: readonly string[];
                        /** 比对的信息项 */
                        readonly comparedItems: readonly string[];
                        /** 同时回答核验对象是否存在 */
                        readonly tellsExistence: boolean;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.revise-index": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 分期统计语句（SQL）
                         * Format: sql
                         */
                        readonly sql: string;
                        /** 期次列 */
                        readonly period: string;
                        /** 基期 */
                        readonly basePeriod: string;
                        /** 基期指数 */
                        readonly baseValue: string;
                        /**
                         * 公式
                         * @enum {unknown}
                         */
                        readonly formula: "relatives" | "aggregative";
                        /** 分量与权重 */
                        readonly components: readonly {
                            /** 分量列 */
                            readonly column: string;
                            /** 名称 */
                            readonly title: string;
                            /** 权重 */
                            readonly weight: string;
                        }[];
                        /** 小数位数 */
                        readonly decimals: number;
                        /** 向社会公布序列 */
                        readonly publicSeries: boolean;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.revise-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /** 参数 */
                        readonly parameters: readonly {
                            /** 参数名 */
                            readonly name: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "date" | "boolean";
                            /** 可取的值 */
                            readonly values: readonly string[];
                        }[];
                        /** 表示期次的参数 */
                        readonly periodParameter: string;
                        /** 语句 */
                        readonly queries: readonly {
                            /** 代号 */
                            readonly name: string;
                            /** 表题 */
                            readonly title: string;
                            /**
                             * 语句（SQL）
                             * Format: sql
                             */
                            readonly sql: string;
                        }[];
                        /**
                         * 正文模板
                         * @description {{代号.列名}} 填该语句唯一一行的数值，{{代号}} 放整张表，{{:参数}} 填参数值；空行分段，“# ”开头为小标题。
                         */
                        readonly template: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.revise-model-features": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 产品名称 */
                    readonly title: string;
                    /** 产品说明 */
                    readonly summary: string;
                    /**
                     * 用途
                     * Format: purpose
                     */
                    readonly purpose: string;
                    /** 拟定的每次价格 */
                    readonly priceFen: string;
                    /** 产品定义 */
                    readonly definition: {
                        /**
                         * 特征语句（SQL，须分组）
                         * Format: sql
                         */
                        readonly sql: string;
                        /** 参数 */
                        readonly parameters: readonly {
                            /** 参数名 */
                            readonly name: string;
                            /**
                             * 类型
                             * @enum {unknown}
                             */
                            readonly type: "text" | "integer" | "date" | "boolean";
                            /** 可取的值 */
                            readonly values: readonly string[];
                        }[];
                        /** 特征 */
                        readonly features: readonly {
                            /** 列 */
                            readonly column: string;
                            /**
                             * 作用
                             * @enum {unknown}
                             */
                            readonly role: "group" | "feature" | "label" | "weight";
                            /** 含义 */
                            readonly meaning: string;
                        }[];
                        /** 买方自带数据 */
                        readonly ownData?: {
                            /** 语句中的表名 */
                            readonly name: string;
                            /** 列 */
                            readonly columns: readonly {
                                /** 列名 */
                                readonly name: string;
                                /**
                                 * 类型
                                 * @enum {unknown}
                                 */
                                readonly type: "text" | "integer" | "decimal" | "date";
                                /** 必填 */
                                readonly required: boolean;
                            }[];
                            /** 关联键 */
                            readonly key: string;
                            /** 同一键可有多行 */
                            readonly keyRepeats: boolean;
                            /** 最多行数 */
                            readonly mostRows: number;
                        };
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.price-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 每次价格 */
                    readonly priceFen: string;
                    /**
                     * 定价依据
                     * @description 上限收费标准的文号，或试行、免费的依据。
                     */
                    readonly basis: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                        readonly feeClass: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.list-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.delist-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                    /** 下架理由（公开） */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly state: string;
                        /** 终止的订单数 */
                        readonly ordersEnded: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.order-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 产品
                     * Format: product
                     */
                    readonly productId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly orderId: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.accept-order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 订单 */
                    readonly orderId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly orderId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.decline-order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 订单 */
                    readonly orderId: string;
                    /** 理由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly orderId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.call-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 参数 */
                    readonly parameters?: {
                        readonly [key: string]: string;
                    };
                    /** 分页位置 */
                    readonly cursor?: string;
                    /**
                     * 格式
                     * @enum {unknown}
                     */
                    readonly format?: "json" | "csv";
                    /** 自带数据 */
                    readonly ownData?: {
                        /** 数据来源说明 */
                        readonly origin: string;
                        /** 来自哪个数据产品（如有） */
                        readonly fromProduct?: string;
                        /** 各行 */
                        readonly rows?: readonly {
                            readonly [key: string]: string | number | null;
                        }[];
                        /** CSV 文本 */
                        readonly csv?: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly callId: string;
                        readonly receiptId: string;
                        readonly receipt: string;
                        readonly columns: readonly {
                            readonly name: string;
                            readonly type: string;
                        }[];
                        readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
                        readonly suppressed: readonly {
                            readonly row: number;
                            readonly column: number;
                            readonly statement: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly complete: boolean;
                        readonly noise: {
                            /** @enum {string} */
                            readonly mode: "cell-key";
                            readonly table: string;
                            /** @description No count is further off than this. */
                            readonly deviation: number;
                            readonly variance: number;
                        } | {
                            /** @enum {string} */
                            readonly mode: "differential-privacy";
                            /** @description ε this answer spent. */
                            readonly epsilon: string;
                            readonly rowsPerUnit: number;
                            readonly columns: readonly ({
                                /** @description Scale of the discrete Laplace noise. */
                                readonly scale: string;
                                /** @description Further off in at most 5 of 100 answers. */
                                readonly within95: string;
                            } | null)[];
                        } | null;
                        readonly next?: string | null;
                        readonly featureSet?: {
                            readonly digest: string;
                            readonly features: readonly {
                                readonly column: string;
                                readonly type: string;
                                readonly role: string;
                                readonly meaning: string;
                            }[];
                        };
                        readonly csv?: string | null;
                        readonly ownData?: {
                            readonly rows: number;
                            readonly digest: string;
                            readonly salt: string;
                            readonly computed: boolean;
                            /** @enum {boolean} */
                            readonly deleted: true;
                        };
                        readonly engineMs: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.call-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 参数（含期次） */
                    readonly parameters: {
                        readonly [key: string]: string;
                    };
                    /**
                     * 另附
                     * @enum {unknown}
                     */
                    readonly format?: "json" | "html" | "pdf";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly receipts: readonly {
                            readonly name: string;
                            readonly callId: string;
                            readonly receiptId: string;
                            readonly receipt: string;
                        }[];
                        readonly period: string;
                        readonly digest: string | null;
                        readonly blocks: readonly ({
                            /** @enum {unknown} */
                            readonly kind: "heading" | "paragraph";
                            readonly pieces: readonly {
                                readonly text: string;
                                readonly receiptId: string | null;
                            }[];
                        } | {
                            /** @enum {string} */
                            readonly kind: "table";
                            readonly title: string;
                            readonly receiptId: string | null;
                            readonly columns: readonly string[];
                            readonly rows: readonly (readonly string[])[];
                        })[] | null;
                        readonly answers: readonly {
                            readonly name: string;
                            readonly title: string;
                            readonly columns: readonly {
                                readonly name: string;
                                readonly type: string;
                            }[];
                            readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
                            readonly suppressed: readonly {
                                readonly row: number;
                                readonly column: number;
                                readonly statement: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly complete: boolean;
                            readonly noise: {
                                /** @enum {string} */
                                readonly mode: "cell-key";
                                readonly table: string;
                                /** @description No count is further off than this. */
                                readonly deviation: number;
                                readonly variance: number;
                            } | {
                                /** @enum {string} */
                                readonly mode: "differential-privacy";
                                /** @description ε this answer spent. */
                                readonly epsilon: string;
                                readonly rowsPerUnit: number;
                                readonly columns: readonly ({
                                    /** @description Scale of the discrete Laplace noise. */
                                    readonly scale: string;
                                    /** @description Further off in at most 5 of 100 answers. */
                                    readonly within95: string;
                                } | null)[];
                            } | null;
                        }[] | null;
                        readonly html?: string;
                        readonly pdf?: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.try-product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 参数 */
                    readonly parameters?: {
                        readonly [key: string]: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {boolean} */
                        readonly synthetic: true;
                        readonly notice: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly columns: readonly {
                            readonly name: string;
                            readonly type: string;
                        }[];
                        readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
                        readonly suppressed: readonly {
                            readonly row: number;
                            readonly column: number;
                            readonly statement: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly complete: boolean;
                        readonly noise: {
                            /** @enum {string} */
                            readonly mode: "cell-key";
                            readonly table: string;
                            /** @description No count is further off than this. */
                            readonly deviation: number;
                            readonly variance: number;
                        } | {
                            /** @enum {string} */
                            readonly mode: "differential-privacy";
                            /** @description ε this answer spent. */
                            readonly epsilon: string;
                            readonly rowsPerUnit: number;
                            readonly columns: readonly ({
                                /** @description Scale of the discrete Laplace noise. */
                                readonly scale: string;
                                /** @description Further off in at most 5 of 100 answers. */
                                readonly within95: string;
                            } | null)[];
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.try-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 参数（含期次） */
                    readonly parameters: {
                        readonly [key: string]: string;
                    };
                    /**
                     * 另附
                     * @enum {unknown}
                     */
                    readonly format?: "json" | "html";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {boolean} */
                        readonly synthetic: true;
                        readonly notice: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly receipts: readonly unknown[];
                        readonly period: string;
                        readonly digest: string;
                        readonly blocks: readonly ({
                            /** @enum {unknown} */
                            readonly kind: "heading" | "paragraph";
                            readonly pieces: readonly {
                                readonly text: string;
                                readonly receiptId: string | null;
                            }[];
                        } | {
                            /** @enum {string} */
                            readonly kind: "table";
                            readonly title: string;
                            readonly receiptId: string | null;
                            readonly columns: readonly string[];
                            readonly rows: readonly (readonly string[])[];
                        })[];
                        readonly answers: readonly {
                            readonly name: string;
                            readonly title: string;
                            readonly columns: readonly {
                                readonly name: string;
                                readonly type: string;
                            }[];
                            readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
                            readonly suppressed: readonly {
                                readonly row: number;
                                readonly column: number;
                                readonly statement: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly complete: boolean;
                            readonly noise: {
                                /** @enum {string} */
                                readonly mode: "cell-key";
                                readonly table: string;
                                /** @description No count is further off than this. */
                                readonly deviation: number;
                                readonly variance: number;
                            } | {
                                /** @enum {string} */
                                readonly mode: "differential-privacy";
                                /** @description ε this answer spent. */
                                readonly epsilon: string;
                                readonly rowsPerUnit: number;
                                readonly columns: readonly ({
                                    /** @description Scale of the discrete Laplace noise. */
                                    readonly scale: string;
                                    /** @description Further off in at most 5 of 100 answers. */
                                    readonly within95: string;
                                } | null)[];
                            } | null;
                        }[];
                        readonly html?: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.try-verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 标识核验对象的值 */
                    readonly subject?: {
                        readonly [key: string]: string;
                    };
                    /** 比对的值 */
                    readonly compared?: {
                        readonly [key: string]: string;
                    };
                    /** 授权同意的凭码 */
                    readonly consent?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {boolean} */
                        readonly synthetic: true;
                        readonly notice: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly consentNotice: {
                            readonly zh: string;
                            readonly en: string;
                        } | null;
                        readonly samples: readonly {
                            readonly subject: {
                                readonly [key: string]: string;
                            };
                            readonly compared: {
                                readonly [key: string]: string | null;
                            };
                        }[];
                        readonly exists: ("yes" | "no" | "unknown") | null;
                        readonly answers: readonly {
                            readonly item: string;
                            /** @enum {unknown} */
                            readonly answer: "yes" | "no" | "unknown";
                        }[] | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.consents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly consentId: string;
                            readonly paperNumber: string;
                            readonly until: string;
                            readonly registeredAt: string;
                            /** @enum {unknown} */
                            readonly state: "valid" | "expired" | "withdrawn";
                            readonly withdrawnAt: string | null;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.register-consent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 标识核验对象的值 */
                    readonly subject: {
                        readonly [key: string]: string;
                    };
                    /** 同意书编号 */
                    readonly paperNumber: string;
                    /**
                     * 同意书的SHA-256摘要
                     * Format: sha256
                     */
                    readonly paperSha256: string;
                    /**
                     * 有效至（含当日）
                     * Format: date
                     */
                    readonly until: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly consentId: string;
                        readonly token: string;
                        readonly receiptId: string;
                        readonly until: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.withdraw-consent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 授权同意 */
                    readonly consentId: string;
                    /** 撤回事由 */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly consentId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.find-consents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 标识核验对象的值 */
                    readonly subject: {
                        readonly [key: string]: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly consents: readonly {
                            readonly consentId: string;
                            readonly paperNumber: string;
                            readonly until: string;
                            readonly registeredAt: string;
                            /** @enum {unknown} */
                            readonly state: "valid" | "expired" | "withdrawn";
                            readonly withdrawnAt: string | null;
                            readonly productId: string;
                            readonly organisation: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.publish-index": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 产品 */
                    readonly productId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly productId: string;
                        readonly receiptId: string;
                        /** 新增期次 */
                        readonly added: number;
                        /** 修订期次 */
                        readonly revised: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.call-verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path: {
                readonly productId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 用途代码 */
                    readonly purpose: string;
                    /** 标识核验对象的值 */
                    readonly subject: {
                        readonly [key: string]: string;
                    };
                    /** 比对的值 */
                    readonly compared?: {
                        readonly [key: string]: string;
                    };
                    /** 授权同意的凭码 */
                    readonly consent?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly callId: string;
                        readonly receiptId: string;
                        readonly receipt: string;
                        readonly exists: ("yes" | "no" | "unknown") | null;
                        readonly answers: readonly {
                            readonly item: string;
                            /** @enum {unknown} */
                            readonly answer: "yes" | "no" | "unknown";
                        }[] | null;
                        readonly salt: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.raise-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                    /** 数据项（不填为整个资源） */
                    readonly items?: readonly string[];
                    /**
                     * 异议理由
                     * @enum {string}
                     */
                    readonly ground: "wrong-value" | "out-of-date" | "rights" | "misuse" | "leak" | "consent-missing" | "consent-withdrawn" | "source-stopped";
                    /**
                     * 提出人身份
                     * @enum {string}
                     */
                    readonly capacity: "data-subject" | "source" | "buyer" | "other";
                    /**
                     * 异议内容（只供办理人员和本单位查看）
                     * Format: text
                     */
                    readonly statement: string;
                    /** 证据材料 */
                    readonly evidence?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.raise-product-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 产品
                     * Format: product
                     */
                    readonly productId: string;
                    /**
                     * 异议理由
                     * @enum {string}
                     */
                    readonly ground: "wrong-value" | "out-of-date" | "rights" | "misuse" | "leak" | "consent-missing" | "consent-withdrawn" | "source-stopped";
                    /**
                     * 提出人身份
                     * @enum {string}
                     */
                    readonly capacity: "data-subject" | "source" | "buyer" | "other";
                    /**
                     * 异议内容（只供办理人员和本单位查看）
                     * Format: text
                     */
                    readonly statement: string;
                    /** 证据材料 */
                    readonly evidence?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.raise-subject-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 数据资源
                     * Format: resource
                     */
                    readonly resourceId: string;
                    /** 本人的标识 */
                    readonly identifiedBy: readonly {
                        /**
                         * 标识项
                         * Format: resource-item
                         */
                        readonly itemId: string;
                        /** 本人的值 */
                        readonly value: string;
                    }[];
                    /**
                     * 异议理由
                     * @enum {string}
                     */
                    readonly ground: "wrong-value" | "out-of-date" | "rights" | "misuse" | "leak" | "consent-missing" | "consent-withdrawn" | "source-stopped";
                    /**
                     * 异议内容（只供办理人员和本单位查看）
                     * Format: text
                     */
                    readonly statement: string;
                    /** 证据材料 */
                    readonly evidence?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.withdraw-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.accept-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.decline-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.uphold-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.report-correction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 更正情况
                     * Format: text
                     */
                    readonly correction: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.dismiss-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.lift-objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly objectionId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.propose-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 异议 */
                    readonly objectionId: string;
                    /**
                     * 冻结理由（载入决定书）
                     * Format: text
                     */
                    readonly grounds: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly freezeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.approve-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 冻结决定 */
                    readonly freezeId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly freezeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.decline-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 冻结决定 */
                    readonly freezeId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly freezeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.keep-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 冻结决定 */
                    readonly freezeId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly freezeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.lift-freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** 冻结决定 */
                    readonly freezeId: string;
                    /**
                     * 意见
                     * Format: text
                     */
                    readonly opinion: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly freezeId: string;
                        readonly state: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "demo.advance-clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * 工作日数
                     * @default 1
                     */
                    readonly workingDays: number;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly now: string;
                        readonly provisional: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.organisations": {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly name: string;
                            readonly kind: string;
                            readonly level?: string;
                            readonly code?: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly name: string;
                        readonly kind: string;
                        readonly level?: string;
                        readonly code?: string;
                        readonly division?: string;
                        readonly parent?: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly from: string;
                        readonly until: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.posts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly roles: readonly {
                                readonly code: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly holder: {
                                readonly id: string;
                                readonly name: string;
                                readonly since: string;
                            } | null;
                            readonly deputy: {
                                readonly id: string;
                                readonly name: string;
                                readonly until: string | null;
                            } | null;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.post": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly title: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly organisation: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly roles: readonly {
                            readonly code: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly holder: {
                            readonly id: string;
                            readonly name: string;
                            readonly since: string;
                        } | null;
                        readonly deputy: {
                            readonly id: string;
                            readonly name: string;
                            readonly until: string | null;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.people": {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly name: string;
                            readonly staffNumber: string | null;
                            readonly contact: string | null;
                            readonly posts: readonly {
                                readonly post: {
                                    readonly id: string;
                                    readonly title: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                };
                                readonly organisation: {
                                    readonly id: string;
                                    readonly name: string;
                                };
                                readonly standing: "holder" | "deputy";
                                readonly from: string;
                                readonly until: string | null;
                            }[];
                            readonly account: {
                                readonly username: string;
                                readonly state: "active" | "one-time" | "disabled";
                                readonly oneTimeUntil: string | null;
                                readonly secondFactor: boolean;
                                readonly disabledReason: string | null;
                            } | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.person": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly name: string;
                        readonly staffNumber: string | null;
                        readonly contact: string | null;
                        readonly posts: readonly {
                            readonly post: {
                                readonly id: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            };
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly standing: "holder" | "deputy";
                            readonly from: string;
                            readonly until: string | null;
                        }[];
                        readonly account: {
                            readonly username: string;
                            readonly state: "active" | "one-time" | "disabled";
                            readonly oneTimeUntil: string | null;
                            readonly secondFactor: boolean;
                            readonly disabledReason: string | null;
                        } | null;
                        readonly registeredAt: string;
                        readonly holdings: readonly {
                            readonly post: {
                                readonly id: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            };
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly standing: "holder" | "deputy";
                            readonly from: string;
                            readonly until: string | null;
                            readonly reason: string;
                            readonly decidedBy: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.machine-clients": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly name: string;
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly roles: readonly {
                                readonly code: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly purposes: readonly string[];
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly registeredBy: {
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly registeredAt: string;
                            readonly approvedBy: {
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly approvedAt: string | null;
                            readonly disabledAt: string | null;
                            readonly disabledReason: string | null;
                            readonly sandbox: boolean;
                            readonly expiresAt: string | null;
                            readonly secrets: readonly {
                                readonly id: string;
                                readonly from: string;
                                readonly until: string | null;
                            }[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.reorganisations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly kind: string;
                            readonly kindTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly ended: readonly {
                                readonly id: string;
                                readonly name: string;
                            }[];
                            readonly successors: readonly {
                                readonly id: string;
                                readonly name: string;
                            }[];
                            readonly documentNumber: string;
                            readonly documentDate: string;
                            readonly reason: string;
                            readonly effectiveAt: string | null;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly enteredBy: {
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly enteredAt: string;
                            readonly decidedBy: {
                                readonly id: string;
                                readonly name: string;
                            } | null;
                            readonly decidedAt: string | null;
                            readonly note: string | null;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.hand-overs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly post: {
                                readonly id: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            };
                            readonly giver: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly receiver: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly things: readonly {
                                readonly kind: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly description: string;
                            }[];
                            readonly reason: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly proposedAt: string;
                            readonly givenAt: string | null;
                            readonly receivedAt: string | null;
                            readonly note: string | null;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.tasks": {
        readonly parameters: {
            readonly query?: {
                readonly state?: "open" | "done";
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly kind: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly subject: {
                                readonly kind: string;
                                readonly id: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            };
                            readonly openedAt: string;
                            readonly doneAt: string | null;
                            readonly dueAt: string | null;
                            readonly lastDay: string | null;
                            /** @description The working days ahead are not all announced yet. */
                            readonly provisional: boolean;
                            readonly paused: boolean;
                            readonly rule: string | null;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            } | null;
                            readonly overdue: boolean;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.task": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly task: {
                            readonly id: string;
                            readonly kind: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly state: "open" | "done" | "cancelled";
                            readonly openedAt: string;
                            readonly doneAt: string | null;
                        };
                        readonly subject: {
                            readonly kind: string;
                            readonly id: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly facts: readonly {
                                readonly label: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly value: string;
                            }[];
                            readonly lifecycle: {
                                readonly id: string;
                                readonly state: string;
                            } | null;
                            readonly page: string | null;
                        };
                        readonly lifecycle: {
                            readonly id: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly initial: string;
                            readonly states: readonly {
                                readonly id: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly final: boolean;
                            }[];
                            readonly transitions: readonly {
                                readonly from: string;
                                readonly event: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly to: string;
                            }[];
                        } | null;
                        readonly rules: readonly {
                            readonly id: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                            readonly verified: boolean;
                            readonly parameters: {
                                readonly [key: string]: number | string | boolean | readonly (number | string | boolean)[];
                            };
                        }[];
                        readonly clocks: readonly {
                            readonly id: string;
                            readonly kind: string;
                            readonly nature: "duty" | "period" | "reminder";
                            readonly rule: string;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                            readonly startedAt: string;
                            readonly dueAt: string;
                            readonly lastDay: string;
                            readonly provisional: boolean;
                            readonly state: "running" | "paused" | "fired" | "stopped";
                            readonly outcome: ("kept" | "missed") | null;
                            readonly overdue: boolean;
                            readonly ofThisTask: boolean;
                        }[];
                        readonly acts: readonly {
                            readonly name: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly description: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly path: string;
                            readonly schema: {
                                /** @enum {string} */
                                readonly type: "object";
                                readonly required?: readonly string[];
                                readonly properties: {
                                    readonly [key: string]: {
                                        readonly [key: string]: unknown;
                                    };
                                };
                            } & {
                                readonly [key: string]: unknown;
                            };
                            readonly prefill: {
                                readonly [key: string]: unknown;
                            };
                            readonly dangerous: boolean;
                            readonly idempotent: boolean;
                            readonly primary: boolean;
                        }[];
                        readonly history: readonly {
                            readonly at: string;
                            readonly actor: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly nextActor: {
                            readonly name: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.notices": {
        readonly parameters: {
            readonly query?: {
                readonly unread?: boolean;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly kind: string;
                            readonly to: "organisation" | "post" | "person";
                            readonly subject: {
                                readonly kind: string;
                                readonly id: string;
                            };
                            readonly text: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly documentId: string | null;
                            readonly sentAt: string;
                            readonly servedAt: string | null;
                            readonly readAt: string | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly unread: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "casework.document-file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "casework.document-check": {
        readonly parameters: {
            readonly query: {
                readonly digest: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly number: string;
                        readonly title: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly issuer: string;
                        readonly issuedAt: string;
                        readonly digest: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.checkpoint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "evidence.tile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly "*": string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "evidence.receipt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "evidence.log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly origin: string;
                        /** @description Entries in the published tree */
                        readonly size: number;
                        readonly publishedAt: string | null;
                        readonly checkpointAgeSeconds: number | null;
                        /** @description Verifier keys that sign now, the log’s own first */
                        readonly vkeys: readonly string[];
                        /** @description Keys that signed before; old receipts verify with them */
                        readonly formerVkeys: readonly string[];
                        /** @description Every key of the log in the order in which they began */
                        readonly keys: readonly {
                            readonly vkey: string;
                            /** @description Ed25519 or SM2 */
                            readonly algorithm: string;
                            /**
                             * @description overlapping: replaced, and signs beside its successor until `overlapUntil`
                             * @enum {unknown}
                             */
                            readonly state: "current" | "overlapping" | "former";
                            /** @description Entries in the tree when it began to sign */
                            readonly fromSize: number;
                            /** @description Entries in the last tree it signed */
                            readonly untilSize: number | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly overlapUntil: string | null;
                            /** @description The key it followed */
                            readonly previous: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.public-facts": {
        readonly parameters: {
            readonly query?: {
                readonly kind?: string;
                readonly subject?: string;
                readonly from?: string;
                readonly until?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly entry: string;
                            readonly kind: string;
                            readonly subject: string;
                            /** Format: date-time */
                            readonly at: string;
                            /** @description Position in the log */
                            readonly index: number;
                            readonly fact: unknown;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.entry-standing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entry: string;
                        readonly kind: string;
                        readonly index: number | null;
                        /** @description Fields the receipt shows */
                        readonly fields: readonly string[];
                        /** @description Came back from the log after a restore: salts and values are lost */
                        readonly recovered: boolean;
                        readonly erased: {
                            /** @description Subject of the public fact that announces it */
                            readonly erasure: string;
                            /** Format: date */
                            readonly before: string;
                            /** Format: date-time */
                            readonly decidedAt: string;
                            readonly rule: string;
                            readonly factIndex: number | null;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "evidence.retention": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: date */
                        readonly latest: string;
                        readonly erasures: readonly {
                            readonly id: string;
                            /** Format: date */
                            readonly before: string;
                            readonly reason: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** Format: date-time */
                            readonly proposedAt: string;
                            readonly decidedAt: string | null;
                            readonly opinion: string | null;
                            readonly erased: number;
                            readonly kept: number;
                            readonly doneAt: string | null;
                            readonly factIndex: number | null;
                        }[];
                        readonly holds: readonly {
                            readonly id: string;
                            readonly thing: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly reason: string;
                            /** Format: date-time */
                            readonly placedAt: string;
                            readonly liftedAt: string | null;
                            readonly whyLifted: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "lineage.thing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly kind: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly nodes: readonly {
                            readonly id: string;
                            readonly kind: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly standing: {
                                readonly status: "clear" | "marked" | "frozen" | "ended";
                                readonly reasons: readonly {
                                    readonly code: string;
                                    readonly text: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                    readonly since: string;
                                }[];
                            };
                        }[];
                        readonly edges: readonly {
                            readonly from: string;
                            readonly to: string;
                            /** @enum {string} */
                            readonly relation: "source-of" | "revision-of" | "derived-into" | "repaired-into" | "shared-with" | "opened-as" | "registered-as" | "granted-by" | "consented-for" | "projected-into" | "defined-over" | "ordered-as" | "delivered-to" | "used-in";
                            readonly columns: readonly {
                                readonly fromColumn: string;
                                readonly toColumn: string;
                            }[];
                            readonly since: string;
                        }[];
                        /** @description More things hang on it than are shown. */
                        readonly truncated: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.resources": {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
                readonly q?: string;
                readonly theme?: string;
                readonly department?: string;
                readonly withData?: boolean;
                readonly defect?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly title: string;
                            readonly department: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly theme: string | null;
                            readonly summary: string;
                            readonly formats: readonly string[];
                            readonly archived: boolean;
                            readonly updatedAt: string | null;
                            readonly revisions: number;
                            readonly releaseMode: string | null;
                            readonly defects: readonly {
                                readonly code: string;
                                readonly message: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    } & {
                        readonly facets: {
                            readonly themes: readonly {
                                readonly value: string;
                                readonly title: string;
                                readonly count: number;
                            }[];
                            readonly departments: readonly {
                                readonly value: string;
                                readonly title: string;
                                readonly count: number;
                            }[];
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.resource": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly title: string;
                        readonly department: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly theme: string | null;
                        readonly summary: string;
                        readonly formats: readonly string[];
                        readonly updateCycle: string | null;
                        readonly level: string | null;
                        readonly archived: boolean;
                        readonly releaseMode: string | null;
                        readonly protectedUnits: readonly {
                            readonly unit: string;
                            readonly columns: readonly string[];
                        }[];
                        readonly updatedAt: string | null;
                        readonly state: string;
                        readonly previewable: boolean;
                        readonly items: readonly {
                            readonly id: string;
                            readonly name: string;
                            readonly columnName: string;
                            readonly type: string;
                            readonly unit: string | null;
                            readonly codeTable: string | null;
                            readonly level: string | null;
                            readonly sourceDepartment: string;
                            readonly legalBasis: string | null;
                        }[];
                        readonly revisions: readonly {
                            readonly id: string;
                            readonly number: number;
                            readonly state: string;
                            readonly rows: number;
                            readonly columns: number;
                            readonly createdAt: string;
                            readonly sha256: string;
                            readonly findings: {
                                readonly info: number;
                                readonly warning: number;
                                readonly error: number;
                            };
                        }[];
                        readonly defects: readonly {
                            readonly code: string;
                            readonly message: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly with: readonly string[];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.rows": {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revision: {
                            readonly id: string;
                            readonly number: number;
                            readonly rows: number;
                        } | null;
                        readonly columns: readonly {
                            readonly name: string;
                            readonly type: string;
                        }[];
                        readonly rows: readonly (readonly (string | null)[])[];
                        readonly moreColumns: number;
                        readonly next: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "catalog.revision": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly number: number;
                        readonly state: string;
                        readonly resource: {
                            readonly id: string;
                            readonly title: string;
                        };
                        readonly manifest: {
                            /** @enum {string} */
                            readonly format: "gongshu-revision/1";
                            readonly revision: string;
                            readonly resource: string;
                            readonly file: string;
                            readonly received: {
                                readonly sha256: string;
                                readonly bytes: number;
                            };
                            readonly parquet: {
                                readonly sha256: string;
                                readonly bytes: number;
                            };
                            readonly rows: number;
                            readonly columns: readonly {
                                readonly name: string;
                                readonly type: string;
                            }[];
                            readonly reading: {
                                readonly [key: string]: unknown;
                            };
                            readonly findings: {
                                readonly info: number;
                                readonly warning: number;
                                readonly error: number;
                            };
                            readonly drift?: {
                                readonly unexpected: readonly string[];
                                readonly missing: readonly string[];
                                readonly retyped: readonly {
                                    readonly column: string;
                                    readonly described: string;
                                    readonly found: string;
                                }[];
                            };
                            readonly derivedFrom?: {
                                readonly parentRevisionId: string;
                                readonly documentSha256: string;
                                readonly removed: readonly string[];
                                readonly retyped: readonly string[];
                            };
                            readonly loadedAt: string;
                        };
                        readonly profile: readonly {
                            readonly column: string;
                            readonly type: string;
                            readonly filled: number | null;
                            readonly distinct: number | null;
                            readonly min?: string;
                            readonly max?: string;
                            readonly top: readonly {
                                readonly value: string;
                                readonly count: number;
                            }[];
                        }[];
                        readonly findings: readonly {
                            readonly code: string;
                            readonly severity: string;
                            readonly message: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly count: number | null;
                            readonly at?: readonly {
                                readonly row?: number;
                                readonly column?: string;
                            }[];
                            readonly evidence?: {
                                readonly [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.populations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly name: string;
                            readonly unit: string;
                            readonly description: string;
                            readonly owner: {
                                readonly id: string;
                                readonly name: string;
                            };
                            /** @description Total for the population’s whole life. */
                            readonly epsilon: string;
                            /** @description Spoken for by agreements. */
                            readonly allocated: string;
                            readonly spent: string;
                            /** @description What new agreements can have. */
                            readonly free: string;
                            readonly proposed: {
                                readonly changeId: string;
                                readonly epsilon: string;
                                readonly reason: string;
                            } | null;
                            readonly resources: readonly string[];
                            readonly shares: readonly {
                                readonly agreement: {
                                    readonly id: string;
                                    readonly number: string;
                                    /** @description The reader may open the agreement’s page. */
                                    readonly mayOpen: boolean;
                                };
                                readonly epsilon: string;
                                readonly spent: string;
                                readonly left: string;
                                readonly closed: boolean;
                            }[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.alarms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly agreement: {
                                readonly id: string;
                                readonly number: string;
                                /** @description The reader may open the agreement’s page. */
                                readonly mayOpen: boolean;
                            };
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly earlierCall: string;
                            readonly laterCall: string;
                            readonly cells: number;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly finding: string | null;
                            /** Format: date-time */
                            readonly raisedAt: string;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.gate": {
        readonly parameters: {
            readonly query?: {
                readonly form?: "open" | "share" | "authorise" | "product";
            };
            readonly header?: never;
            readonly path: {
                readonly revisionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revision: {
                            readonly id: string;
                            readonly number: number;
                            readonly state: string;
                            readonly rows: number;
                            readonly columns: readonly string[];
                        };
                        readonly resource: {
                            readonly id: string;
                            readonly title: string;
                            readonly department: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly guarded: boolean;
                        };
                        readonly form: string;
                        readonly forms: readonly {
                            readonly form: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly passes: boolean;
                        readonly frozen: boolean;
                        readonly standing: {
                            readonly id: string;
                            readonly state: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly number: string;
                            /** Format: date */
                            readonly lastDay: string;
                            readonly sample: string;
                            readonly covers: boolean;
                        } | null;
                        readonly unjudgedUntil: string | null;
                        readonly conditions: readonly {
                            readonly code: string;
                            readonly severity: string;
                            /** @enum {unknown} */
                            readonly light: "green" | "yellow" | "red";
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly explanation: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly advice: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly rule: string | null;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            } | null;
                            readonly acts: readonly string[];
                            readonly released: {
                                readonly decisionId: string;
                                readonly reason: string;
                                readonly by: string;
                                readonly second: string;
                                readonly at: string;
                            } | null;
                        }[];
                        readonly history: readonly {
                            readonly id: string;
                            /** @enum {unknown} */
                            readonly kind: "secrecy-review" | "standing-review" | "release-basis" | "gate-decision" | "pass" | "closing";
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly state: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly said: string;
                            readonly by: string | null;
                            readonly second: string | null;
                            readonly at: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revisionId: string;
                        readonly repair: {
                            readonly parentRevisionId: string;
                            /** 处理方案 */
                            readonly document: {
                                /** @enum {string} */
                                readonly format: "gongshu-repair/1";
                                readonly columns: readonly {
                                    readonly column: string;
                                    readonly remedy: {
                                        /** @enum {string} */
                                        readonly kind: "drop";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "empty";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "mask";
                                        readonly keepFirst: number;
                                        readonly keepLast: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "cover-identifiers";
                                        readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "generalise";
                                        readonly hierarchy: {
                                            /** @enum {string} */
                                            readonly kind: "table";
                                            readonly lines: readonly (readonly string[])[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "intervals";
                                            readonly origin: string;
                                            readonly widths: readonly string[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "prefix";
                                            readonly keep: readonly number[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "date";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "division";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "address";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "grid";
                                            readonly sizes: readonly string[];
                                        };
                                        readonly level: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "empty-rare";
                                        readonly below: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "pseudonym";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "round";
                                        readonly base: string;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "bound";
                                        readonly bottom?: string;
                                        readonly top?: string;
                                    };
                                }[];
                                readonly table: readonly ({
                                    /** @enum {string} */
                                    readonly kind: "micro-aggregate";
                                    readonly columns: readonly string[];
                                    readonly size: number;
                                    readonly method: "mdav" | "sorted";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "suppress-small-classes";
                                    readonly columns: readonly string[];
                                    readonly below: number;
                                    readonly how: "rows" | "cells";
                                    readonly sensitive?: readonly {
                                        readonly column: string;
                                        readonly distinctL?: number;
                                        readonly entropyL?: number;
                                        readonly t?: number;
                                        readonly ordered?: boolean;
                                    }[];
                                })[];
                            };
                            readonly documentSha256: string;
                            readonly outcome: {
                                readonly rowsBefore: number;
                                readonly rowsAfter: number;
                                readonly columns: readonly {
                                    readonly column: string;
                                    readonly remedy: string;
                                    readonly changed: number;
                                    readonly loss?: number;
                                }[];
                                readonly removed: readonly string[];
                                readonly retyped: readonly string[];
                                readonly before: {
                                    readonly rows: number;
                                    readonly classes: number;
                                    readonly k: number;
                                    readonly unique: number;
                                    readonly averageClass: number;
                                } | null;
                                readonly after: {
                                    readonly rows: number;
                                    readonly classes: number;
                                    readonly k: number;
                                    readonly unique: number;
                                    readonly averageClass: number;
                                } | null;
                            };
                            readonly evidence: string;
                            /** Format: date-time */
                            readonly at: string;
                        } | null;
                        readonly unfinished: readonly {
                            /** 处理方案 */
                            readonly document: {
                                /** @enum {string} */
                                readonly format: "gongshu-repair/1";
                                readonly columns: readonly {
                                    readonly column: string;
                                    readonly remedy: {
                                        /** @enum {string} */
                                        readonly kind: "drop";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "empty";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "mask";
                                        readonly keepFirst: number;
                                        readonly keepLast: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "cover-identifiers";
                                        readonly families: readonly ("resident-id" | "passport" | "mobile" | "landline" | "bank-card" | "email" | "licence-plate" | "individual-business" | "person-name")[];
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "generalise";
                                        readonly hierarchy: {
                                            /** @enum {string} */
                                            readonly kind: "table";
                                            readonly lines: readonly (readonly string[])[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "intervals";
                                            readonly origin: string;
                                            readonly widths: readonly string[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "prefix";
                                            readonly keep: readonly number[];
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "date";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "division";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "address";
                                        } | {
                                            /** @enum {string} */
                                            readonly kind: "grid";
                                            readonly sizes: readonly string[];
                                        };
                                        readonly level: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "empty-rare";
                                        readonly below: number;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "pseudonym";
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "round";
                                        readonly base: string;
                                    } | {
                                        /** @enum {string} */
                                        readonly kind: "bound";
                                        readonly bottom?: string;
                                        readonly top?: string;
                                    };
                                }[];
                                readonly table: readonly ({
                                    /** @enum {string} */
                                    readonly kind: "micro-aggregate";
                                    readonly columns: readonly string[];
                                    readonly size: number;
                                    readonly method: "mdav" | "sorted";
                                } | {
                                    /** @enum {string} */
                                    readonly kind: "suppress-small-classes";
                                    readonly columns: readonly string[];
                                    readonly below: number;
                                    readonly how: "rows" | "cells";
                                    readonly sensitive?: readonly {
                                        readonly column: string;
                                        readonly distinctL?: number;
                                        readonly entropyL?: number;
                                        readonly t?: number;
                                        readonly ordered?: boolean;
                                    }[];
                                })[];
                            };
                            readonly documentSha256: string;
                            /** Format: date-time */
                            readonly begunAt: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.grading": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly resourceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly resource: {
                            readonly id: string;
                            readonly title: string;
                            readonly department: string;
                        };
                        readonly stands: {
                            readonly level: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly state: string;
                        } | null;
                        readonly inForce: {
                            readonly id: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly revision: {
                                readonly id: string;
                                readonly number: number;
                            } | null;
                            readonly proposed: string;
                            readonly level: string;
                            readonly overridden: boolean;
                            readonly reason: string | null;
                            readonly reasons: readonly {
                                readonly level: string;
                                readonly object: string | null;
                                readonly degree: string | null;
                                readonly source: string;
                                readonly text: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly evidence: {
                                readonly kind: string;
                                readonly id: string;
                            } | null;
                            /** Format: date-time */
                            readonly proposedAt: string;
                            readonly confirmedBy: string | null;
                            readonly confirmedAt: string | null;
                            readonly agreedBy: string | null;
                            readonly opinion: string | null;
                            readonly entry: string | null;
                            readonly items: readonly {
                                readonly itemId: string;
                                readonly name: string;
                                readonly columnName: string;
                                readonly proposed: string;
                                readonly level: string;
                                readonly inForce: string | null;
                                readonly overridden: boolean;
                                readonly reason: string | null;
                                readonly reasons: readonly {
                                    readonly level: string;
                                    readonly object: string | null;
                                    readonly degree: string | null;
                                    readonly source: string;
                                    readonly text: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                }[];
                            }[];
                        } | null;
                        readonly open: {
                            readonly id: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly revision: {
                                readonly id: string;
                                readonly number: number;
                            } | null;
                            readonly proposed: string;
                            readonly level: string;
                            readonly overridden: boolean;
                            readonly reason: string | null;
                            readonly reasons: readonly {
                                readonly level: string;
                                readonly object: string | null;
                                readonly degree: string | null;
                                readonly source: string;
                                readonly text: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly evidence: {
                                readonly kind: string;
                                readonly id: string;
                            } | null;
                            /** Format: date-time */
                            readonly proposedAt: string;
                            readonly confirmedBy: string | null;
                            readonly confirmedAt: string | null;
                            readonly agreedBy: string | null;
                            readonly opinion: string | null;
                            readonly entry: string | null;
                            readonly items: readonly {
                                readonly itemId: string;
                                readonly name: string;
                                readonly columnName: string;
                                readonly proposed: string;
                                readonly level: string;
                                readonly inForce: string | null;
                                readonly overridden: boolean;
                                readonly reason: string | null;
                                readonly reasons: readonly {
                                    readonly level: string;
                                    readonly object: string | null;
                                    readonly degree: string | null;
                                    readonly source: string;
                                    readonly text: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                }[];
                            }[];
                        } | null;
                        readonly local: readonly {
                            readonly profile: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly verified: boolean;
                            readonly code: string;
                            readonly level: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly meaning: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.gradings": {
        readonly parameters: {
            readonly query?: {
                readonly state?: "proposed" | "awaiting" | "in-force";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly resource: {
                                readonly id: string;
                                readonly title: string;
                            };
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly proposed: string;
                            readonly level: string;
                            /** Format: date-time */
                            readonly at: string;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.grade-profiles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly code: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly document: string;
                            readonly jurisdiction: string;
                            readonly verified: boolean;
                            readonly levels: readonly {
                                readonly code: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly stands: readonly string[];
                                readonly opening: string;
                                readonly sharing: string;
                                readonly meaning: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.assessments": {
        readonly parameters: {
            readonly query?: {
                readonly resourceId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly kind: string;
                            readonly kindTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly subject: {
                                readonly kind: string;
                                readonly id: string;
                                readonly title: string;
                            };
                            readonly owner: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly forms: readonly string[];
                            readonly year: number | null;
                            readonly conclusion: string | null;
                            readonly conclusionTitle: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            /** Format: date-time */
                            readonly draftedAt: string;
                            readonly signedAt: string | null;
                            readonly validUntil: string | null;
                            readonly keepUntil: string | null;
                            readonly inForce: boolean;
                        }[];
                        readonly next: null;
                        readonly total: number;
                        readonly yearly: {
                            readonly organisation: string;
                            readonly year: number;
                            readonly lastDay: string;
                            readonly late: boolean;
                            readonly reasons: readonly {
                                readonly zh: string;
                                readonly en: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.assessment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly kind: string;
                        readonly kindTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly subject: {
                            readonly kind: string;
                            readonly id: string;
                            readonly title: string;
                        };
                        readonly owner: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly forms: readonly string[];
                        readonly year: number | null;
                        readonly conclusion: string | null;
                        readonly conclusionTitle: {
                            readonly zh: string;
                            readonly en: string;
                        } | null;
                        /** Format: date-time */
                        readonly draftedAt: string;
                        readonly signedAt: string | null;
                        readonly validUntil: string | null;
                        readonly keepUntil: string | null;
                        readonly inForce: boolean;
                        readonly receiver: string | null;
                        readonly statutoryBasis: string | null;
                        readonly rule: string;
                        readonly clause: {
                            readonly document: string;
                            readonly article: string;
                        };
                        readonly points: readonly {
                            readonly code: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly judgement: string | null;
                            readonly judgementTitle: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly finding: string;
                        }[];
                        readonly opinion: string | null;
                        readonly draftedBy: string | null;
                        readonly submittedBy: string | null;
                        readonly signedBy: string | null;
                        readonly digest: string | null;
                        readonly entry: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.risk-choices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revision: {
                            readonly id: string;
                            readonly number: number;
                            readonly rows: number;
                        };
                        readonly resource: {
                            readonly id: string;
                            readonly title: string;
                        };
                        readonly department: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly columns: readonly {
                            readonly column: string;
                            readonly type: string;
                            readonly distinct: number;
                            readonly filled: number;
                            readonly role: string;
                            readonly roleTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly why: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly moreColumns: number;
                        readonly forms: readonly {
                            readonly form: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly wanted: {
                                readonly k: number;
                                readonly l: number;
                                readonly t: number;
                            };
                        }[];
                        /** @description The thresholds were checked against the text in force. */
                        readonly verified: boolean;
                        readonly reports: readonly {
                            readonly id: string;
                            readonly revisionId: string;
                            readonly form: string;
                            readonly formTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly quasi: readonly string[];
                            readonly k: number;
                            readonly uniques: number;
                            readonly passes: boolean;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** Format: date-time */
                            readonly at: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.risk-reports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly revisionId: string;
                            readonly form: string;
                            readonly formTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly quasi: readonly string[];
                            readonly k: number;
                            readonly uniques: number;
                            readonly passes: boolean;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** Format: date-time */
                            readonly at: string;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.risk-report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly revision: {
                            readonly id: string;
                            readonly number: number | null;
                        };
                        readonly resource: {
                            readonly id: string;
                            readonly title: string;
                        };
                        readonly department: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly form: {
                            readonly form: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly wanted: {
                                readonly k: number;
                                readonly l: number;
                                readonly t: number;
                            };
                        };
                        readonly quasi: readonly string[];
                        readonly sensitive: readonly string[];
                        readonly choice: {
                            readonly missing: string;
                            readonly populationSize: number | null;
                            readonly populationRevisionId: string | null;
                            readonly leftOut: readonly string[];
                            readonly reason: string | null;
                            readonly direct: readonly string[];
                        };
                        readonly measures: {
                            readonly rows: number;
                            readonly leftOut: number;
                            readonly classes: number;
                            readonly k: number;
                            readonly uniques: number;
                            readonly uniqueShare: number;
                            readonly histogram: readonly {
                                readonly from: number;
                                readonly to: number;
                                readonly classes: number;
                                readonly rows: number;
                            }[];
                            readonly prosecutor: {
                                readonly highest: number;
                                readonly average: number;
                            };
                            readonly atRisk: {
                                readonly threshold: number;
                                readonly rows: number;
                                readonly share: number;
                            };
                            readonly journalist: {
                                readonly kMap: number;
                                readonly highest: number;
                                readonly average: number;
                                readonly share: number;
                                readonly unknownRows: number;
                            } | null;
                            readonly marketer: number;
                            readonly population: {
                                readonly size: number;
                                readonly fraction: number;
                                /** @enum {unknown} */
                                readonly model: "none-unique" | "census" | "pitman" | "zayatz" | "no-fit";
                                readonly uniques: number | null;
                                readonly share: number | null;
                            } | null;
                            readonly columns: readonly {
                                readonly column: string;
                                readonly distinct: number;
                                readonly missing: number;
                                readonly uniques: number;
                                readonly adds: number;
                            }[];
                            readonly worst: readonly {
                                readonly columns: readonly string[];
                                readonly uniques: number;
                                readonly adds: number;
                            }[];
                            readonly pairsLeftOut: boolean;
                            readonly sensitive: readonly {
                                readonly column: string;
                                readonly distinct: number;
                                readonly distinctL: number;
                                readonly entropyL: number;
                                readonly recursive: readonly {
                                    readonly l: number;
                                    readonly c: number | null;
                                }[];
                                readonly tEqual: number;
                                readonly tOrdered: number | null;
                            }[];
                        };
                        readonly passes: boolean;
                        readonly reasons: readonly {
                            readonly zh: string;
                            readonly en: string;
                        }[];
                        readonly verified: boolean;
                        readonly clause: {
                            readonly document: string;
                            readonly article: string;
                        };
                        readonly digest: string;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly assessedBy: string;
                        /** Format: date-time */
                        readonly at: string;
                        readonly signedBy: string | null;
                        readonly signedAt: string | null;
                        readonly entryId: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.linkage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly revision: {
                            readonly id: string;
                            readonly number: number;
                            readonly state: string;
                            readonly open: boolean;
                            readonly resource: {
                                readonly id: string;
                                readonly title: string;
                            };
                            readonly organisation: string;
                        };
                        readonly smallGroup: number;
                        /** @description Whether the threshold is one that a text in force names. */
                        readonly verified: boolean;
                        readonly check: {
                            /** Format: date-time */
                            readonly at: string;
                            readonly severity: {
                                readonly code: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            };
                            readonly checkedAgainst: number;
                            readonly notDecided: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly undecided: readonly {
                                readonly title: string;
                                readonly reason: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly findings: readonly {
                                readonly otherRevisionId: string;
                                readonly otherTitle: string;
                                readonly sharedColumns: readonly {
                                    readonly own: string;
                                    readonly other: string;
                                    readonly ownView: string;
                                    readonly otherView: string;
                                }[];
                                readonly quasiColumns: readonly string[];
                                readonly causedBy: readonly {
                                    readonly column: string;
                                    readonly newSmallGroups: number;
                                }[];
                                readonly rows: number;
                                readonly linkedRows: number;
                                readonly namedRows: number;
                                readonly kBefore: number;
                                readonly kAfter: number;
                                readonly uniquesBefore: number;
                                readonly uniquesAfter: number;
                                readonly newSmallGroups: number;
                                readonly severity: {
                                    readonly code: string;
                                    readonly title: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                };
                                readonly remedies: readonly {
                                    readonly column: string;
                                    readonly title: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                }[];
                            }[];
                            readonly affects: readonly {
                                readonly revisionId: string;
                                readonly title: string;
                                readonly severity: {
                                    readonly code: string;
                                    readonly title: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                };
                                readonly namedRows: number;
                                readonly newSmallGroups: number;
                            }[];
                        } | null;
                        readonly trend: readonly {
                            /** Format: date-time */
                            readonly at: string;
                            readonly severity: string;
                        }[];
                        readonly alerts: readonly {
                            readonly id: string;
                            readonly causeTitle: string;
                            readonly causeRevisionId: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly finding: string | null;
                            /** Format: date-time */
                            readonly raisedAt: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "privacy.linkage-overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly revisionId: string;
                            readonly number: number;
                            readonly title: string;
                            readonly organisation: string;
                            readonly checkedAt: string | null;
                            readonly severity: {
                                readonly code: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            } | null;
                            readonly partners: number;
                            readonly namedRows: number;
                            readonly newSmallGroups: number;
                            readonly openAlerts: number;
                            readonly waiting: {
                                readonly done: number;
                                readonly of: number;
                            } | null;
                            readonly trend: readonly {
                                /** Format: date-time */
                                readonly at: string;
                                readonly severity: string;
                            }[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.public-notices": {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
                readonly running?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly registrant: string;
                            readonly registrationType: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly dataName: string;
                            readonly summary: string;
                            readonly kind: string;
                            readonly registrar: string;
                            readonly from: string;
                            readonly until: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly queryCode: string | null;
                            readonly rule: string;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                            readonly objectionChannel: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly pausedAt: string | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.public-notice": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly registrant: string;
                        readonly registrationType: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly dataName: string;
                        readonly summary: string;
                        readonly kind: string;
                        readonly registrar: string;
                        readonly from: string;
                        readonly until: string;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly queryCode: string | null;
                        readonly rule: string;
                        readonly clause: {
                            readonly document: string;
                            readonly article: string;
                        };
                        readonly objectionChannel: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly pausedAt: string | null;
                        readonly objections: readonly {
                            readonly raisedAt: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly decidedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.by-query-code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly queryCode: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly registrant: string;
                        readonly registrar: string;
                        readonly applicationId: string;
                        readonly registrationType: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly version: number;
                        readonly history: readonly {
                            readonly type: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly on: string;
                        }[];
                        readonly endedAt: string | null;
                        readonly endReason: string | null;
                        readonly differs: readonly {
                            readonly zh: string;
                            readonly en: string;
                        }[];
                        readonly kind: string;
                        readonly thingId: string;
                        readonly dataName: string;
                        readonly summary: string;
                        readonly registrationCode: string;
                        readonly queryCode: string;
                        readonly status: string;
                        readonly statusTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly registeredAt: string;
                        readonly validUntil: string | null;
                        readonly resultDocument: string | null;
                        readonly noProofOfOwnership: {
                            readonly zh: string;
                            readonly en: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.of-thing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly kind: "resource" | "product";
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly registration: {
                            readonly queryCode: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly validUntil: string | null;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.application": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly type: string;
                        readonly typeTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly dataName: string;
                        readonly summary: string;
                        readonly registrant: string;
                        readonly registrar: string;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly submittedAt: string | null;
                        readonly facts: readonly {
                            readonly label: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly value: string;
                        }[];
                        readonly refusal: string | null;
                        readonly evidence: {
                            readonly name: string;
                            readonly path: string;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.application-evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "registration.objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly applicationId: string;
                        readonly dataName: string;
                        readonly registrant: string;
                        readonly objector: string | null;
                        readonly interest: string | null;
                        readonly reason: string;
                        readonly evidence: {
                            readonly name: string;
                            readonly sha256: string;
                            readonly path: string;
                        } | null;
                        readonly raisedAt: string;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly decidedAt: string | null;
                        readonly finding: string | null;
                        readonly rule: string;
                        readonly clause: {
                            readonly document: string;
                            readonly article: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "registration.objection-evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "registration.duties": {
        readonly parameters: {
            readonly query?: {
                readonly missed?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly kind: string;
                            readonly thingId: string;
                            readonly title: string;
                            readonly organisation: string;
                            readonly aroseAt: string;
                            readonly lastDay: string;
                            readonly provisional: boolean;
                            readonly metAt: string | null;
                            readonly missed: boolean;
                            readonly rule: string;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                        }[];
                        readonly ruleTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.agreements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly number: string;
                            readonly version: number;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly operator: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly implementingBody: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly authorisingBody: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly from: string;
                            readonly until: string;
                            readonly resources: readonly string[];
                            readonly purposes: readonly {
                                readonly code: string;
                                readonly title: string;
                                readonly class: string;
                            }[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly number: string;
                        readonly version: number;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly operator: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly implementingBody: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly authorisingBody: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly from: string;
                        readonly until: string;
                        readonly resources: readonly string[];
                        readonly purposes: readonly {
                            readonly code: string;
                            readonly title: string;
                            readonly class: string;
                        }[];
                        readonly digest: string;
                        /** @description The implementation plan it carries out. */
                        readonly planId: string;
                        readonly logEntry: string | null;
                        readonly parts: readonly {
                            readonly name: string;
                            readonly number: number;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly wording: string;
                        }[];
                        readonly enforced: readonly {
                            readonly part: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly detail: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                        readonly differences: {
                            readonly number: string;
                            readonly version: number;
                            readonly changes: readonly {
                                readonly path: string;
                                readonly part: string | null;
                                readonly kind: "added" | "removed" | "changed";
                                readonly before: string | null;
                                readonly after: string | null;
                                /** @description A larger change repeats the approval (实施规范 Art 11). */
                                readonly larger: boolean;
                            }[];
                        } | null;
                        /** @description Its resources, by id and title. */
                        readonly granted: readonly {
                            readonly id: string;
                            readonly name: string;
                        }[];
                        readonly mayPreview: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.agreement-changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly versions: readonly {
                            readonly version: number;
                            readonly digest: string | null;
                            readonly inForceFrom: string | null;
                            readonly inForceUntil: string | null;
                            readonly logEntry: string | null;
                            readonly why: string | null;
                        }[];
                        readonly changes: readonly {
                            readonly id: string;
                            readonly agreementId: string;
                            readonly version: number;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly larger: boolean;
                            readonly renewal: boolean;
                            /** @description Why it goes the way it goes. */
                            readonly why: readonly {
                                readonly zh: string;
                                readonly en: string;
                            }[];
                            readonly reason: string;
                            readonly until: string;
                            readonly effectiveOn: string | null;
                            readonly proposedAt: string;
                            readonly decision: {
                                readonly number: string;
                                readonly date: string;
                            } | null;
                            readonly consentedAt: string | null;
                            readonly inForceAt: string | null;
                            readonly declinedReason: string | null;
                            readonly logEntry: string | null;
                            readonly lines: readonly {
                                readonly path: string;
                                readonly part: string | null;
                                readonly kind: "added" | "removed" | "changed";
                                readonly before: string | null;
                                readonly after: string | null;
                                /** @description A larger change repeats the approval (实施规范 Art 11). */
                                readonly larger: boolean;
                            }[];
                            readonly parts: readonly {
                                readonly name: string;
                                readonly number: number;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.agreement-change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly agreementId: string;
                        readonly version: number;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly larger: boolean;
                        readonly renewal: boolean;
                        /** @description Why it goes the way it goes. */
                        readonly why: readonly {
                            readonly zh: string;
                            readonly en: string;
                        }[];
                        readonly reason: string;
                        readonly until: string;
                        readonly effectiveOn: string | null;
                        readonly proposedAt: string;
                        readonly decision: {
                            readonly number: string;
                            readonly date: string;
                        } | null;
                        readonly consentedAt: string | null;
                        readonly inForceAt: string | null;
                        readonly declinedReason: string | null;
                        readonly logEntry: string | null;
                        readonly lines: readonly {
                            readonly path: string;
                            readonly part: string | null;
                            readonly kind: "added" | "removed" | "changed";
                            readonly before: string | null;
                            readonly after: string | null;
                            /** @description A larger change repeats the approval (实施规范 Art 11). */
                            readonly larger: boolean;
                        }[];
                        readonly parts: readonly {
                            readonly name: string;
                            readonly number: number;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "authorisation.agreement-end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly open: boolean;
                        readonly grounds: readonly {
                            readonly kind: string;
                            readonly text: string;
                        }[];
                        /** @description The ground of an operator’s request. */
                        readonly consent: string;
                        readonly noticeDays: number;
                        readonly termination: {
                            readonly id: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly groundKind: string;
                            readonly ground: string;
                            readonly statement: string;
                            readonly proposer: string;
                            readonly decider: string;
                            readonly proposedAt: string;
                            readonly decision: {
                                readonly number: string;
                                readonly date: string;
                            } | null;
                            readonly effectiveOn: string | null;
                            readonly effectiveAt: string | null;
                            readonly declinedReason: string | null;
                            readonly logEntry: string | null;
                        } | null;
                        readonly reach: {
                            readonly products: readonly {
                                readonly id: string;
                                readonly title: string;
                                readonly state: string;
                            }[];
                            readonly orders: readonly {
                                readonly id: string;
                                readonly productId: string;
                                readonly buyer: string;
                                readonly state: string;
                            }[];
                            readonly openRuns: number;
                            readonly sealedResults: number;
                            readonly domains: number;
                        };
                        readonly exit: readonly {
                            readonly id: string;
                            readonly step: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly dueOn: string;
                            readonly confirmedAt: string | null;
                            readonly statement: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.domains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly agreementId: string;
                            readonly number: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly until: string;
                            readonly purposes: readonly {
                                readonly code: string;
                                readonly title: string;
                            }[];
                            readonly mayRun: boolean;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly title: string;
                        readonly agreement: {
                            readonly id: string;
                            readonly number: string;
                        };
                        readonly purpose: string;
                        readonly organisation: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly submittedAt: string;
                        readonly finishedAt: string | null;
                        readonly rows: number | null;
                        readonly suppressed: number | null;
                        readonly sql: string;
                        readonly submittedBy: string;
                        readonly progress: {
                            readonly position: number | null;
                            readonly stage: {
                                readonly code: string;
                                readonly title: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            } | null;
                            readonly startedAt: string | null;
                            readonly attempts: number;
                        };
                        readonly problem: {
                            readonly code: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly advice: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly detail: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            } | null;
                            readonly line: number | null;
                            readonly column: number | null;
                            readonly nearest: {
                                readonly zh: string;
                                readonly en: string;
                            } | null;
                        } | null;
                        readonly record: {
                            readonly [key: string]: unknown;
                        } | null;
                        readonly recordDigest: string | null;
                        readonly review: {
                            readonly needed: boolean | null;
                            readonly reviewedAt: string | null;
                            readonly opinion: string | null;
                        };
                        readonly verdicts: readonly {
                            readonly guard: string;
                            readonly statement: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                        }[];
                        readonly keptUntil: string | null;
                        readonly collections: readonly {
                            readonly callId: string;
                            readonly receiptId: string;
                            readonly at: string;
                        }[];
                        readonly now: string;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.egress-evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly runId: string;
                        readonly sql: string;
                        readonly purpose: string;
                        readonly tables: readonly {
                            readonly resourceId: string;
                            readonly title: string;
                            readonly revision: string;
                        }[];
                        readonly verdicts: readonly {
                            readonly guard: string;
                            readonly statement: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                        }[];
                        readonly blank: number;
                        readonly units: readonly {
                            readonly unit: string;
                            readonly bands: readonly {
                                readonly from: number;
                                readonly until: number | null;
                                readonly numbers: number;
                            }[];
                        }[];
                        readonly rawOut: {
                            readonly rows: number;
                            readonly values: number;
                            readonly keys: number;
                            readonly verbatim: number;
                            readonly tables: readonly string[];
                        } | null;
                        readonly similar: readonly {
                            readonly runId: string;
                            readonly title: string;
                            readonly state: string;
                            readonly at: string;
                            readonly rows: number;
                            readonly sameRevisions: boolean;
                            readonly keys: {
                                readonly onlyHere: readonly string[];
                                readonly onlyThere: readonly string[];
                            };
                            readonly measures: {
                                readonly onlyHere: readonly string[];
                                readonly onlyThere: readonly string[];
                            };
                            readonly condition: {
                                readonly here: string | null;
                                readonly there: string | null;
                            } | null;
                        }[];
                        readonly productCalls: number;
                        readonly result: {
                            readonly columns: readonly {
                                readonly name: string;
                                readonly type: string;
                            }[];
                            readonly rows: readonly (readonly (string | boolean | null)[])[] | null;
                            readonly suppressed: readonly {
                                readonly row: number;
                                readonly column: number;
                                readonly statement: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                            }[];
                            readonly complete: boolean;
                            readonly noise: {
                                /** @enum {string} */
                                readonly mode: "cell-key";
                                readonly table: string;
                                /** @description No count is further off than this. */
                                readonly deviation: number;
                                readonly variance: number;
                            } | {
                                /** @enum {string} */
                                readonly mode: "differential-privacy";
                                /** @description ε this answer spent. */
                                readonly epsilon: string;
                                readonly rowsPerUnit: number;
                                readonly columns: readonly ({
                                    /** @description Scale of the discrete Laplace noise. */
                                    readonly scale: string;
                                    /** @description Further off in at most 5 of 100 answers. */
                                    readonly within95: string;
                                } | null)[];
                            } | null;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.projections-of-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly resourceId: string;
                            readonly title: string;
                            readonly relation: string;
                            readonly revisionId: string;
                            /** @enum {unknown} */
                            readonly state: "making" | "serving" | "replaced" | "ending" | "destroyed";
                            readonly because: string | null;
                            readonly bytes: number;
                            readonly plainBytes: number;
                            readonly buildMs: number;
                            readonly builtAt: string | null;
                            readonly destroyedAt: string | null;
                        }[];
                        readonly present: {
                            readonly projections: number;
                            readonly bytes: number;
                            readonly plainBytes: number;
                            readonly buildMs: number;
                        };
                        readonly keyDestroyed: {
                            readonly at: string;
                            readonly entry: string;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "query.projections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly agreementId: string;
                            readonly number: string;
                            readonly operator: string;
                            readonly state: string;
                            readonly projections: number;
                            readonly bytes: number;
                            readonly plainBytes: number;
                            readonly buildMs: number;
                        }[];
                        readonly next: null;
                        readonly total: {
                            readonly projections: number;
                            readonly bytes: number;
                            readonly plainBytes: number;
                            readonly buildMs: number;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly code: string;
                            readonly title: string;
                            readonly summary: string;
                            readonly kind: string;
                            readonly form: string;
                            readonly operator: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly purpose: string;
                            readonly feeClass: string;
                            readonly priceFen: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly listedAt: string | null;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "products.product": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly code: string;
                        readonly title: string;
                        readonly summary: string;
                        readonly kind: string;
                        readonly form: string;
                        readonly operator: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly purpose: string;
                        readonly feeClass: string;
                        readonly priceFen: string;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly listedAt: string | null;
                        readonly purposeTitle: string;
                        readonly agreement: {
                            readonly id: string;
                            readonly number: string;
                            readonly until: string;
                        };
                        readonly parameters: readonly {
                            readonly name: string;
                            readonly type: string;
                            readonly values: readonly string[];
                        }[];
                        readonly sources: readonly {
                            readonly id: string;
                            readonly title: string;
                            readonly items: readonly {
                                readonly name: string;
                                readonly title: string;
                            }[];
                        }[];
                        readonly priced: {
                            readonly basis: string;
                            readonly at: string;
                            readonly version: number;
                        } | null;
                        readonly series: readonly {
                            readonly period: string;
                            readonly value: string | null;
                            readonly publishedAt: string;
                            readonly receiptId: string;
                            readonly before: readonly {
                                readonly value: string | null;
                                readonly publishedAt: string;
                            }[];
                        }[] | null;
                        readonly features: readonly {
                            readonly column: string;
                            readonly role: string;
                            readonly meaning: string;
                        }[];
                        readonly pageRows: number | null;
                        readonly ownData: {
                            /** 语句中的表名 */
                            readonly name: string;
                            /** 列 */
                            readonly columns: readonly {
                                /** 列名 */
                                readonly name: string;
                                /**
                                 * 类型
                                 * @enum {unknown}
                                 */
                                readonly type: "text" | "integer" | "decimal" | "date";
                                /** 必填 */
                                readonly required: boolean;
                            }[];
                            /** 关联键 */
                            readonly key: string;
                            /** 同一键可有多行 */
                            readonly keyRepeats: boolean;
                            /** 最多行数 */
                            readonly mostRows: number;
                        } | null;
                        readonly privacy: {
                            readonly epsilon: string | null;
                        } | null;
                        readonly definitionDigest: string;
                        readonly registration: {
                            readonly state: string;
                            readonly queryCode: string | null;
                        } | null;
                        readonly ordered: boolean;
                        readonly order: {
                            readonly id: string;
                            readonly state: string;
                        } | null;
                        readonly callAddress: string;
                        readonly verification: {
                            readonly subject: readonly {
                                readonly name: string;
                                readonly title: string;
                                readonly type: string;
                            }[];
                            readonly compared: readonly {
                                readonly name: string;
                                readonly title: string;
                                readonly type: string;
                            }[];
                            readonly tellsExistence: boolean;
                            readonly needsConsent: boolean;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.disclosure": {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: date-time */
                        readonly asOf: string;
                        readonly states: readonly {
                            readonly state: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly count: number;
                        }[];
                        readonly authorisations: {
                            readonly items: readonly {
                                readonly agreementId: string;
                                readonly number: string;
                                readonly version: number;
                                readonly operator: {
                                    readonly id: string;
                                    readonly name: string;
                                };
                                readonly authorisingBody: {
                                    readonly id: string;
                                    readonly name: string;
                                };
                                readonly implementingBody: {
                                    readonly id: string;
                                    readonly name: string;
                                };
                                readonly resources: readonly {
                                    readonly id: string;
                                    readonly title: string;
                                    readonly items: readonly string[];
                                    readonly forms: readonly string[];
                                }[];
                                readonly purposes: readonly {
                                    readonly title: string;
                                    readonly class: string;
                                }[];
                                readonly products: readonly {
                                    readonly id: string;
                                    readonly title: string;
                                }[];
                                readonly feeClass: string;
                                /** Format: date */
                                readonly from: string;
                                /**
                                 * Format: date
                                 * @description The first day on which it holds no more
                                 */
                                readonly until: string;
                                readonly state: string;
                                readonly stateTitle: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly calls: {
                                    readonly atLeast: number;
                                    readonly atMost: number;
                                } | null;
                                readonly evidence: readonly {
                                    readonly entry: string;
                                    readonly kind: string;
                                    /** Format: date-time */
                                    readonly at: string;
                                    readonly index: number | null;
                                }[];
                                readonly duties: readonly {
                                    readonly role: string;
                                    readonly roleTitle: {
                                        readonly zh: string;
                                        readonly en: string;
                                    };
                                    readonly year: number;
                                    /** Format: date */
                                    readonly dueOn: string;
                                    readonly complete: boolean;
                                    readonly overdue: boolean;
                                    readonly missing: readonly {
                                        readonly zh: string;
                                        readonly en: string;
                                    }[];
                                    readonly rule: string;
                                    readonly clause: {
                                        readonly document: string;
                                        readonly article: string;
                                    };
                                }[];
                                readonly untraced: readonly {
                                    readonly zh: string;
                                    readonly en: string;
                                }[];
                            }[];
                            readonly next: string | null;
                            readonly total: number;
                            readonly totalIsEstimate?: boolean;
                        };
                        readonly products: {
                            readonly items: readonly {
                                readonly id: string;
                                readonly code: string;
                                readonly title: string;
                                readonly summary: string;
                                readonly form: string;
                                readonly operator: {
                                    readonly id: string;
                                    readonly name: string;
                                };
                                readonly agreement: {
                                    readonly id: string;
                                    readonly number: string;
                                };
                                readonly purpose: string;
                                readonly purposeClass: string | null;
                                readonly feeClass: string;
                                /** @description Fen for one call */
                                readonly priceFen: string;
                                readonly state: string;
                                readonly stateTitle: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                /** Format: date-time */
                                readonly listedAt: string;
                                readonly evidence: readonly {
                                    readonly entry: string;
                                    readonly kind: string;
                                    /** Format: date-time */
                                    readonly at: string;
                                    readonly index: number | null;
                                }[];
                                readonly untraced: readonly {
                                    readonly zh: string;
                                    readonly en: string;
                                }[];
                            }[];
                            readonly next: string | null;
                            readonly total: number;
                            readonly totalIsEstimate?: boolean;
                        };
                        readonly totals: {
                            /** Format: date */
                            readonly from: string;
                            /** Format: date */
                            readonly through: string;
                            /** Format: date-time */
                            readonly publishedAt: string;
                        } | null;
                        readonly use: readonly {
                            readonly purpose: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly class: string | null;
                            /** @description Sum of published daily totals. Equal ends are exact; between them lie counts too small to be published. */
                            readonly calls: {
                                readonly atLeast: number;
                                readonly atMost: number;
                            };
                            readonly merged: boolean;
                        }[];
                        readonly calls: {
                            readonly atLeast: number;
                            readonly atMost: number;
                        } | null;
                        readonly refusals: {
                            readonly atLeast: number;
                            readonly atMost: number;
                        } | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.authorisations": {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly agreementId: string;
                            readonly number: string;
                            readonly version: number;
                            readonly operator: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly authorisingBody: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly implementingBody: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly resources: readonly {
                                readonly id: string;
                                readonly title: string;
                                readonly items: readonly string[];
                                readonly forms: readonly string[];
                            }[];
                            readonly purposes: readonly {
                                readonly title: string;
                                readonly class: string;
                            }[];
                            readonly products: readonly {
                                readonly id: string;
                                readonly title: string;
                            }[];
                            readonly feeClass: string;
                            /** Format: date */
                            readonly from: string;
                            /**
                             * Format: date
                             * @description The first day on which it holds no more
                             */
                            readonly until: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly calls: {
                                readonly atLeast: number;
                                readonly atMost: number;
                            } | null;
                            readonly evidence: readonly {
                                readonly entry: string;
                                readonly kind: string;
                                /** Format: date-time */
                                readonly at: string;
                                readonly index: number | null;
                            }[];
                            readonly duties: readonly {
                                readonly role: string;
                                readonly roleTitle: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly year: number;
                                /** Format: date */
                                readonly dueOn: string;
                                readonly complete: boolean;
                                readonly overdue: boolean;
                                readonly missing: readonly {
                                    readonly zh: string;
                                    readonly en: string;
                                }[];
                                readonly rule: string;
                                readonly clause: {
                                    readonly document: string;
                                    readonly article: string;
                                };
                            }[];
                            readonly untraced: readonly {
                                readonly zh: string;
                                readonly en: string;
                            }[];
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.authorisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly agreementId: string;
                        readonly number: string;
                        readonly version: number;
                        readonly operator: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly authorisingBody: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly implementingBody: {
                            readonly id: string;
                            readonly name: string;
                        };
                        readonly resources: readonly {
                            readonly id: string;
                            readonly title: string;
                            readonly items: readonly string[];
                            readonly forms: readonly string[];
                        }[];
                        readonly purposes: readonly {
                            readonly title: string;
                            readonly class: string;
                        }[];
                        readonly products: readonly {
                            readonly id: string;
                            readonly title: string;
                        }[];
                        readonly feeClass: string;
                        /** Format: date */
                        readonly from: string;
                        /**
                         * Format: date
                         * @description The first day on which it holds no more
                         */
                        readonly until: string;
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly calls: {
                            readonly atLeast: number;
                            readonly atMost: number;
                        } | null;
                        readonly evidence: readonly {
                            readonly entry: string;
                            readonly kind: string;
                            /** Format: date-time */
                            readonly at: string;
                            readonly index: number | null;
                        }[];
                        readonly duties: readonly {
                            readonly role: string;
                            readonly roleTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly year: number;
                            /** Format: date */
                            readonly dueOn: string;
                            readonly complete: boolean;
                            readonly overdue: boolean;
                            readonly missing: readonly {
                                readonly zh: string;
                                readonly en: string;
                            }[];
                            readonly rule: string;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                        }[];
                        readonly untraced: readonly {
                            readonly zh: string;
                            readonly en: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.products": {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly code: string;
                            readonly title: string;
                            readonly summary: string;
                            readonly form: string;
                            readonly operator: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly agreement: {
                                readonly id: string;
                                readonly number: string;
                            };
                            readonly purpose: string;
                            readonly purposeClass: string | null;
                            readonly feeClass: string;
                            /** @description Fen for one call */
                            readonly priceFen: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** Format: date-time */
                            readonly listedAt: string;
                            readonly evidence: readonly {
                                readonly entry: string;
                                readonly kind: string;
                                /** Format: date-time */
                                readonly at: string;
                                readonly index: number | null;
                            }[];
                            readonly untraced: readonly {
                                readonly zh: string;
                                readonly en: string;
                            }[];
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.product-columns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly level: string | null;
                        readonly outputs: readonly {
                            readonly name: string;
                            readonly level: string | null;
                            readonly sources: readonly {
                                readonly resourceId: string;
                                readonly resource: string;
                                readonly itemId: string;
                                readonly item: string;
                                readonly how: string;
                            }[];
                            readonly own: readonly {
                                readonly column: string;
                                readonly how: string;
                            }[];
                        }[];
                        readonly besides: readonly {
                            readonly resourceId: string;
                            readonly resource: string;
                            readonly itemId: string;
                            readonly item: string;
                            readonly role: string;
                        }[];
                        readonly ownBesides: readonly {
                            readonly column: string;
                            readonly role: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.impact-of-resource": {
        readonly parameters: {
            readonly query?: {
                /** @description One item; all of them when absent. */
                readonly item?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly title: string;
                        readonly items: readonly {
                            readonly itemId: string;
                            readonly item: string;
                            readonly calls: number;
                            readonly lastCall: string | null;
                            readonly products: readonly {
                                readonly id: string;
                                readonly title: string;
                                readonly state: string;
                                readonly stateTitle: {
                                    readonly zh: string;
                                    readonly en: string;
                                };
                                readonly agreementId: string;
                                readonly agreement: string;
                                readonly outputs: readonly {
                                    readonly output: string | null;
                                    readonly how: string;
                                }[];
                                /** @description Live orders. */
                                readonly orders: number;
                                readonly buyers: number;
                                readonly buyerNames: readonly string[] | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.impact-of-agreement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly number: string;
                        readonly products: readonly {
                            readonly id: string;
                            readonly title: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly outputs: readonly {
                                readonly name: string;
                                readonly sources: readonly {
                                    readonly resourceId: string;
                                    readonly resource: string;
                                    readonly itemId: string;
                                    readonly item: string;
                                    readonly how: string;
                                }[];
                                readonly own: readonly {
                                    readonly column: string;
                                    readonly how: string;
                                }[];
                            }[];
                            readonly besides: readonly {
                                readonly resourceId: string;
                                readonly resource: string;
                                readonly itemId: string;
                                readonly item: string;
                                readonly role: string;
                            }[];
                            readonly ownBesides: readonly {
                                readonly column: string;
                                readonly role: string;
                            }[];
                            /** @description Live orders. */
                            readonly orders: number;
                            readonly buyers: number;
                            readonly buyerNames: readonly string[] | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.evidence-bundle": {
        readonly parameters: {
            readonly query: {
                readonly from: string;
                readonly until: string;
                readonly since?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "supervision.objections": {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly number: number;
                            readonly title: string;
                            readonly ground: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly raisedBy: string;
                            readonly handler: string;
                            readonly raisedAt: string;
                            readonly frozen: boolean;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly totalIsEstimate?: boolean;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.objection": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly number: number;
                        readonly title: string;
                        readonly ground: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly state: string;
                        readonly stateTitle: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly raisedBy: string;
                        readonly handler: string;
                        readonly raisedAt: string;
                        readonly frozen: boolean;
                        readonly about: string;
                        readonly resourceId: string | null;
                        readonly productId: string | null;
                        readonly statement: string;
                        readonly department: string;
                        readonly authority: string;
                        readonly finding: string | null;
                        readonly correction: string | null;
                        readonly closing: string | null;
                        readonly evidence: readonly {
                            readonly place: number;
                            readonly name: string;
                            readonly bytes: number;
                            readonly sha256: string;
                        }[];
                        readonly marked: readonly {
                            readonly kind: string;
                            readonly id: string | null;
                            readonly title: string | null;
                            readonly effect: string;
                            readonly columns: readonly string[];
                            readonly at: string;
                        }[];
                        readonly freezes: readonly {
                            readonly id: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly grounds: string;
                            readonly reviewBy: string | null;
                            readonly document: string | null;
                        }[];
                        readonly steps: readonly {
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly at: string;
                            readonly by: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.marks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly kind: "resource" | "product";
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly number: number;
                            readonly title: string;
                            readonly ground: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly since: string;
                            readonly frozen: boolean;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "supervision.objection-evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly place: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "site.site": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly name: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly operator: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly demo: boolean;
                        readonly version: string;
                        readonly now: string;
                        readonly today: string;
                        readonly workingDay: boolean;
                        readonly provisionalCalendar: boolean;
                        readonly log: {
                            readonly origin: string;
                            readonly vkey: string;
                            readonly size: number | null;
                            readonly checkpointAt: string | null;
                        };
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "site.home": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly numbers: readonly {
                            readonly key: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly value: {
                                readonly atLeast: number;
                                readonly atMost: number;
                            } | null;
                            readonly unit: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** @description Address in the portal of what it rests on */
                            readonly page: string;
                        }[];
                        readonly notices: readonly {
                            readonly id: string;
                            readonly registrant: string;
                            readonly registrationType: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly dataName: string;
                            readonly summary: string;
                            readonly kind: string;
                            readonly registrar: string;
                            readonly from: string;
                            readonly until: string;
                            readonly state: string;
                            readonly stateTitle: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly queryCode: string | null;
                            readonly rule: string;
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                            readonly objectionChannel: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly pausedAt: string | null;
                        }[];
                        readonly uses: readonly {
                            readonly purpose: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly class: string | null;
                            /** @description Sum of published daily totals. Equal ends are exact; between them lie counts too small to be published. */
                            readonly calls: {
                                readonly atLeast: number;
                                readonly atMost: number;
                            };
                            readonly merged: boolean;
                        }[];
                        readonly usesThrough: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "site.acts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly name: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly description: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly path: string;
                            readonly schema: {
                                /** @enum {string} */
                                readonly type: "object";
                                readonly required?: readonly string[];
                                readonly properties: {
                                    readonly [key: string]: {
                                        readonly [key: string]: unknown;
                                    };
                                };
                            } & {
                                readonly [key: string]: unknown;
                            };
                            readonly dangerous: boolean;
                            readonly idempotent: boolean;
                            readonly rules: readonly string[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "site.acts-on": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly kind: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly name: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly description: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly path: string;
                            readonly schema: {
                                /** @enum {string} */
                                readonly type: "object";
                                readonly required?: readonly string[];
                                readonly properties: {
                                    readonly [key: string]: {
                                        readonly [key: string]: unknown;
                                    };
                                };
                            } & {
                                readonly [key: string]: unknown;
                            };
                            readonly dangerous: boolean;
                            readonly idempotent: boolean;
                            readonly rules: readonly string[];
                            readonly prefill: {
                                readonly [key: string]: unknown;
                            };
                        }[];
                        readonly next: null;
                        readonly total: number;
                        readonly title: {
                            readonly zh: string;
                            readonly en: string;
                        } | null;
                        readonly page: string | null;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "site.rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: string;
                            readonly module: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly clause: {
                                readonly document: string;
                                readonly article: string;
                            };
                            readonly alsoBasedOn: readonly {
                                readonly document: string;
                                readonly article: string;
                            }[];
                            readonly inForce: {
                                readonly from: string;
                                readonly until?: string;
                            };
                            readonly jurisdiction: string;
                            readonly verified: boolean;
                            readonly parameters: {
                                readonly [key: string]: number | string | boolean | readonly (number | string | boolean)[];
                            };
                            readonly actsIn: readonly string[];
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "site.rule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly module: string;
                        readonly title: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly clause: {
                            readonly document: string;
                            readonly article: string;
                        };
                        readonly alsoBasedOn: readonly {
                            readonly document: string;
                            readonly article: string;
                        }[];
                        readonly inForce: {
                            readonly from: string;
                            readonly until?: string;
                        };
                        readonly jurisdiction: string;
                        readonly verified: boolean;
                        readonly parameters: {
                            readonly [key: string]: number | string | boolean | readonly (number | string | boolean)[];
                        };
                        readonly actsIn: readonly string[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "site.lifecycle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly title: {
                            readonly zh: string;
                            readonly en: string;
                        };
                        readonly initial: string;
                        readonly states: readonly {
                            readonly id: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly final: boolean;
                        }[];
                        readonly transitions: readonly {
                            readonly from: string;
                            readonly event: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly to: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "demo.accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly username: string;
                            readonly password: string;
                            readonly name: string;
                            readonly organisation: string;
                            readonly role: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            /** @description Tasks that wait at the posts of the person now. */
                            readonly openTasks: number;
                        }[];
                        readonly next: null;
                        readonly total: number;
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "identity.me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly signedIn: boolean;
                        readonly sessionEnded: boolean;
                        readonly person: {
                            readonly id: string;
                            readonly name: string;
                        } | null;
                        readonly client?: {
                            readonly id: string;
                            readonly name: string;
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly roles: readonly string[];
                            readonly purpose: string | null;
                            readonly sandbox: boolean;
                        };
                        readonly username: string | null;
                        readonly mustChangePassword: boolean;
                        readonly secondFactor: boolean;
                        readonly posts: readonly {
                            readonly id: string;
                            readonly title: {
                                readonly zh: string;
                                readonly en: string;
                            };
                            readonly organisation: {
                                readonly id: string;
                                readonly name: string;
                            };
                            readonly roles: readonly string[];
                            readonly deputyUntil: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
